import type { Person } from '@retort/fake-discord'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { bringUp, takeDown } from './support/outage.ts'
import { ManageGuild, openStage, type Stage } from './support/stage.ts'

let stage: Stage
/** Somebody else in each test, so that rows of the audit log tell which test they belong to. */
let admin: Person

beforeAll(async () => {
  stage = await openStage({ discord: { deadline: 500 }, timing: { suggestion: 100 } })
})

afterAll(() => expect(stage.discord.requests({ code: 50035 })).toEqual([]))

beforeEach(() => {
  admin = stage.member('ada', { permissions: ManageGuild })
})

async function holding<T>(table: string, work: () => Promise<T>): Promise<T> {
  const held = await stage.database.client()
  await held.query(`begin; lock table ${table} in access exclusive mode`)
  try {
    return await work()
  } finally {
    await held.query('rollback')
  }
}

describe('a slow database', () => {
  test('does not keep the first answer waiting', async () => {
    const exchange = await holding('bot_settings', async () => {
      const asked = admin.slash('config show')
      expect(await asked.acknowledged()).toBe('deferred')
      return asked
    })
    expect((await exchange.reply()).text).toContain('Settings')
  })

  test('leaves proposals empty instead of late', async () => {
    await holding('settings_history', async () => {
      const exchange = admin.autocomplete('config revert', { id: '' })
      expect(await exchange.choices()).toEqual([])
    })
  })
})

test('a database that goes away is said to be away, and its return is noticed', async () => {
  const own = await openStage({ timing: { suggestion: 100 } })
  expect(await said(own.owner, 'config show')).toContain('Settings')
  await takeDown(own.database)
  expect(await said(own.owner, 'config show')).toContain('The database cannot be reached at the moment')
  expect(await said(own.owner, 'health now')).toContain('The database cannot be reached: most commands have to wait.')
  expect(await own.owner.autocomplete('config revert', { id: '' }).choices()).toEqual([])
  await bringUp(own.database)
  expect(await said(own.owner, 'config show')).toContain('Settings')
  expect(own.discord.gateway.identifies()).toHaveLength(1)
  await own.stop()
})

const said = async (person: Person, line: string, values = {}): Promise<string> =>
  (await person.slash(line, values).reply()).text

describe('every use', () => {
  test('leaves one row with its full path, its kind and its outcome, and nothing of what was typed', async () => {
    await said(admin, 'config set', { key: 'rules.enabled', value: 'off' })
    await said(admin, 'config set', { key: 'rules.enabled', value: 'my secret' })
    await said(admin, 'config get', { key: 'my secret' })
    const list = await admin.slash('config history').reply()
    await admin.click(list, /^Revert #/).reply()
    const rows = await stage.audit(5, admin)
    expect(rows.map(({ command_name, command_type, success, error_message, ...where }) => where)).toEqual(
      Array.from({ length: 5 }, () => ({ guild_id: stage.home.id, user_id: admin.user.id })),
    )
    expect(rows.map((row) => [row.command_name, row.command_type, row.success, row.error_message])).toEqual([
      ['config get', 'slash', false, 'unknown-setting'],
      ['config history', 'slash', true, null],
      ['config revert', 'button', true, null],
      ['config set', 'slash', true, null],
      ['config set', 'slash', false, 'invalid-value'],
    ])
  })

  test('in direct messages belongs to guild 0', async () => {
    const direct = stage.discord.as(admin.user)
    expect(await said(direct, 'health now')).toContain('All is well.')
    const forced = await direct.slash('config show', {}, { force: true }).reply()
    expect(forced.text).toContain('Only members who may manage the server')
    expect(await stage.audit(2, admin)).toMatchObject([
      { guild_id: '0', command_name: 'config show', success: false },
      { guild_id: '0', command_name: 'health now', success: true },
    ])
  })

  test('that is refused leaves a row, too', async () => {
    const member = stage.member('bob')
    const reply = await member.slash('config show', {}, { force: true }).reply()
    expect(reply.text).toContain('Only members')
    expect(await stage.audit(1, member)).toMatchObject([{ success: false, error_message: 'not-allowed' }])
  })
})

describe('what fails unexpectedly', () => {
  test('is apologised for with an id that the log knows, and the bot goes on', async () => {
    await stage.database.query('alter table bot_settings alter column value type text')
    const text = await said(admin, 'config set', { key: 'rules.enabled', value: 'on' })
    await stage.database.query('alter table bot_settings alter column value type jsonb using value::jsonb')
    const [, id] = /`([0-9a-f]{8})`/.exec(text) ?? []
    expect(text).toMatch(/^Something went wrong here/)
    expect(text).not.toMatch(/select|insert|bot_settings|Error/i)
    expect(stage.log.find((line) => line.includes(`error command-failed id=${id}`))).toContain('command="config set"')
    expect(await stage.audit(1, admin)).toMatchObject([{ success: false, error_message: 'QueryFailedError' }])
    expect(await said(stage.owner, 'health now')).toContain('All is well.')
  })

  test('at Discord is logged, and the bot goes on', async () => {
    stage.discord.fault({ method: 'PATCH', path: /@original$/, status: 500, times: 2 })
    const exchange = admin.slash('config show')
    await exchange.acknowledged()
    expect(await stage.audit(1, admin)).toMatchObject([{ command_name: 'config show', success: false }])
    expect(stage.log.at(-1)).toContain('warn answer-lost command="config show"')
    expect(await said(stage.owner, 'health now')).toContain('All is well.')
  })
})

describe('what the bot does not know', () => {
  test.each(['v1:config:nothing', 'v1:nothing:at:all', 'v0:config:page:0::', 'anything'])(
    'such as the button %s, is answered',
    async (customId) => {
      const message = await admin.slash('health now').reply()
      const answer = await admin.click(message, customId, { force: true }).reply()
      expect(answer.text).toBe('This message is from another version of the bot. Use the command again.')
    },
  )

  test('such as a command of an earlier version, is answered', async () => {
    const url = `${stage.discord.url}/v10/applications/${stage.discord.application().id}/commands`
    await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bot ${stage.discord.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'earlier', description: 'Is gone' }),
    })
    expect(await said(admin, 'earlier')).toContain('The bot does not know this command any more.')
  })
})

test('what somebody else asked for is not answered with, whatever was forced', async () => {
  const list = await admin.slash('config history').reply()
  const foreign = stage.member('eve', { permissions: ManageGuild })
  const answer = await foreign.click(list, /^Revert #/, { force: true }).reply()
  expect(answer.text).toBe('This belongs to somebody else. Use the command yourself.')
  expect(stage.discord.message(list)?.text).toBe(list.text)
})

describe('/health now', () => {
  test('shows everybody the revision and what is pending, and the owner the rest', async () => {
    const text = await said(stage.member('bob'), 'health now')
    expect(text).toContain('Database\nup-to-date\nRevision\n`eeacb5b23966`\nPending\n0')
    expect(text).not.toContain('Memory')
    expect(await said(stage.owner, 'health now')).toMatch(/Servers\n1\nCommands in 24 hours\n\d+\n.*Memory\n100 MB/s)
  })

  test('writes a row', async () => {
    await said(stage.owner, 'health now')
    const rows = await stage.database.query('select * from health_check_history order by id desc limit 1')
    expect(rows).toMatchObject([
      {
        service: 'bot',
        version: '1.2.3',
        uptime_seconds: expect.any(Number),
        db_status: 'up-to-date',
        guild_count: 1,
        active_commands_24h: expect.any(Number),
        gpt_status: null,
        database_pool_size: expect.any(Number),
        checked_at: expect.any(Date),
      },
    ])
  })

  test('shows no more than anybody may see when Discord does not say who the owner is', async () => {
    stage.discord.fault({ path: '/applications/@me', status: 500 })
    const text = await said(stage.owner, 'health now')
    expect(text).toContain('All is well.')
    expect(text).not.toContain('Memory')
  })
})

describe('a bot that stops', () => {
  test('finishes what is under way, and turns away what comes', async () => {
    const { bot } = stage
    const held = await stage.database.client()
    await held.query('begin; lock table bot_settings in access exclusive mode')
    const first = admin.slash('config show')
    await first.acknowledged()
    const stopped = bot.stop()
    const second = await admin.slash('config show').reply()
    expect(second.text).toBe('The bot is restarting. Try again in a minute.')
    expect(second.ephemeral).toBe(true)
    await held.query('rollback')
    await stopped
    expect(first.message()?.text).toContain('Settings')
    expect(stage.discord.gateway.sessions().every(({ connected }) => !connected)).toBe(true)
    expect(await stage.audit(1, admin)).toMatchObject([{ success: true }])
    await stage.another().start()
  })

  test('tells whoever waits for what it cannot finish', async () => {
    const own = await openStage({ timing: { grace: 50 } })
    const held = await own.database.client()
    await held.query('begin; lock table bot_settings in access exclusive mode')
    const exchange = own.owner.slash('config show')
    await exchange.acknowledged()
    const stopped = own.bot.stop()
    expect((await exchange.reply()).text).toBe('The bot is restarting. Try again in a minute.')
    await held.query('rollback')
    await stopped
    await own.stop()
  })
})
