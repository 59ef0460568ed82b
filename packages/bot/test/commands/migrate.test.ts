import type { Person } from '@retort/fake-discord'
import { downgrade, upgrade } from '@retort/migrations'
import { afterEach, describe, expect, test } from 'vitest'

import { faultProxy } from '../../../migrations/test/support/fault-proxy.ts'
import { ownHead, type RevisionFolder, revisionFolder } from '../support/revisions.ts'
import { Administrator, openStage, type Stage, type StageOptions } from '../support/stage.ts'

const stages: Stage[] = []

afterEach(async () => {
  for (const stage of stages.splice(0)) {
    expect(stage.discord.requests({ code: 50035 })).toEqual([])
    await stage.stop()
  }
})

/** A bot whose database lacks what `add` puts behind the project's own revisions. */
async function behind(
  add: (folder: RevisionFolder) => void = twoTables,
  options: StageOptions = {},
): Promise<{ stage: Stage; folder: RevisionFolder }> {
  const folder = revisionFolder('own')
  add(folder)
  const stage = await openStage({ revisions: folder.path, applied: ownHead, ...options })
  stages.push(stage)
  return { stage, folder }
}

function twoTables(folder: RevisionFolder): void {
  folder.add({ id: 'aaaa', message: 'add snooze', up: ['create table snoozes (id int)'], down: ['drop table snoozes'] })
  folder.add({ id: 'bbbb', message: 'add notes', up: ['create table notes (id int)'], down: ['drop table notes'] })
}

const textOf = async (person: Person, line: string, values = {}): Promise<string> =>
  (await person.slash(line, values).reply()).text

const applied = async ({ database }: Stage): Promise<unknown[]> =>
  (await database.query('select id from retort.ledger order by position')).map(({ id }) => id)

const tables = async ({ database }: Stage): Promise<unknown[]> =>
  (await database.query(`select tablename from pg_tables where schemaname = 'public' order by 1`)).map(
    ({ tablename }) => tablename,
  )

/** Asks, presses the button, and waits for the end. */
async function apply(person: Person, values = {}): Promise<string> {
  const question = await person.slash('migrate apply', values).reply()
  return (await person.click(question, 'Apply').until(({ text }) => /applied\.|rolled back|Nothing/.test(text))).text
}

describe('status, plan and history', () => {
  test('status lists what is pending, in order', async () => {
    const { stage } = await behind()
    const text = await textOf(stage.owner, 'migrate status')
    expect(text).toContain('The database is behind')
    expect(text).toContain(`Current\n\`${ownHead}\` initial schema`)
    expect(text).toContain('Pending, in this order\n`aaaa` add snooze\n`bbbb` add notes')
  })

  test('plan shows the revisions, and their SQL as a file', async () => {
    const { stage } = await behind()
    const reply = await stage.owner.slash('migrate plan').reply()
    expect(reply.text).toBe('**2 revisions to apply, in this order:**\n1. `aaaa` add snooze\n2. `bbbb` add notes')
    expect(reply.files.map(({ name, text }) => [name, text])).toEqual([
      [
        'upgrade.sql',
        '-- aaaa add snooze\ncreate table snoozes (id int);\n\n-- bbbb add notes\ncreate table notes (id int);\n',
      ],
    ])
    expect(reply.buttons).toEqual([])
  })

  test('plan goes as far as it is told, and says when that is nowhere', async () => {
    const { stage } = await behind()
    expect(await textOf(stage.owner, 'migrate plan', { target: '+1' })).toContain('**1 revision to apply')
    expect(await textOf(stage.owner, 'migrate plan', { target: ownHead })).toContain('Nothing to do')
    expect(await textOf(stage.owner, 'migrate plan', { target: 'cccc' })).toMatch(/cccc/)
    expect(await textOf(stage.owner, 'migrate plan', { target: "'; drop" })).toContain('A target is')
  })

  test('history tells when and by whom, the latest first', async () => {
    const { stage } = await behind()
    const lines = (await textOf(stage.owner, 'migrate history')).split('\n')
    expect(lines.slice(0, 2)).toEqual(['`bbbb` add notes · pending', '`aaaa` add snooze · pending'])
    expect(lines[2]).toMatch(new RegExp(`^\`${ownHead}\` initial schema · applied <t:\\d+:f> by \\S+`))
  })

  test('what is longer than a message comes as a file', async () => {
    const { stage } = await behind((folder) => {
      for (let number = 1; number <= 60; number += 1) {
        folder.add({
          id: `r${String(number).padStart(3, '0')}`,
          message: 'a message of some length '.repeat(2),
          up: ['select 1'],
        })
      }
    })
    for (const line of ['migrate history', 'migrate status']) {
      const reply = await stage.owner.slash(line).reply()
      expect(reply.content.length).toBeLessThanOrEqual(2_000)
      expect(reply.files).toHaveLength(1)
      expect(reply.files[0]?.text).toContain('r001')
      expect(reply.files[0]?.text).toContain('r060')
    }
    const plan = await stage.owner.slash('migrate apply').reply()
    expect(plan.content.length).toBeLessThanOrEqual(2_000)
    expect(plan.files[0]?.text).toContain('-- r060')
    expect(plan.buttons.map(({ label }) => label)).toEqual(['Apply', 'Cancel'])
  })
})

describe('apply', () => {
  test('brings the database to head, says what it did, and brings the commands to life', async () => {
    const { stage } = await behind()
    const refused = await textOf(stage.owner, 'config show')
    expect(refused).toContain('The bot is being updated')
    expect(await apply(stage.owner)).toMatch(
      /^2 revisions applied\.\n- `aaaa` add snooze \(\d+ ms\)\n- `bbbb` add notes \(\d+ ms\)$/,
    )
    expect(await applied(stage)).toEqual([ownHead, 'aaaa', 'bbbb'])
    expect(await textOf(stage.owner, 'config show')).toContain('Settings')
    expect(await textOf(stage.owner, 'migrate apply')).toContain('Nothing to do')
    expect(
      (await stage.audit(5)).map((row) => [row.command_name, row.command_type, row.success, row.error_message]),
    ).toEqual([
      ['config show', 'slash', false, 'being-updated'],
      ['migrate apply', 'slash', true, null],
      ['migrate apply', 'button', true, null],
      ['config show', 'slash', true, null],
      ['migrate apply', 'slash', true, null],
    ])
  })

  test('goes as far as it is told', async () => {
    const { stage } = await behind()
    expect(await apply(stage.owner, { target: 'aaaa' })).toContain('1 revision applied.')
    expect(await applied(stage)).toEqual([ownHead, 'aaaa'])
  })

  test('creates everything on an empty database, and records that', async () => {
    const stage = await openStage({ applied: null })
    stages.push(stage)
    expect(await textOf(stage.owner, 'migrate status')).toContain('The database is uninitialised')
    expect(await apply(stage.owner)).toContain('1 revision applied.')
    expect((await stage.audit(1)).map(({ command_name, command_type }) => [command_name, command_type])).toEqual([
      ['migrate apply', 'button'],
    ])
  })

  test('can be cancelled', async () => {
    const { stage } = await behind()
    const question = await stage.owner.slash('migrate apply').reply()
    const answer = await stage.owner.click(question, 'Cancel').until(({ buttons }) => buttons.length === 0)
    expect(answer.text).toBe('Nothing was run.')
    expect(answer.files).toEqual([])
    expect(await applied(stage)).toEqual([ownHead])
  })

  test('refuses when a revision was added, or edited, since the plan was shown', async () => {
    const { stage, folder } = await behind()
    const first = await stage.owner.slash('migrate apply').reply()
    folder.add({ id: 'cccc', up: ['select 1'] })
    const added = await stage.owner.click(first, 'Apply').until(({ buttons }) => buttons.length === 0)
    expect(added.text).toContain('The plan has changed since it was shown here, so nothing was run.')
    const second = await stage.owner.slash('migrate apply').reply()
    folder.edit('cccc', { up: ['select 2'] })
    const edited = await stage.owner.click(second, 'Apply').until(({ buttons }) => buttons.length === 0)
    expect(edited.text).toContain('The plan has changed')
    expect(await applied(stage)).toEqual([ownHead])
  })

  test('refuses when another run was faster', async () => {
    const { stage, folder } = await behind()
    const question = await stage.owner.slash('migrate apply').reply()
    await upgrade({ url: stage.database.url, revisions: folder.path, target: 'aaaa' })
    const answer = await stage.owner.click(question, 'Apply').until(({ buttons }) => buttons.length === 0)
    expect(answer.text).toContain('The plan has changed')
  })

  test('works from a button that was made before the bot was restarted', async () => {
    const { stage } = await behind()
    const question = await stage.owner.slash('migrate apply').reply()
    await stage.bot.stop()
    await stage.another().start()
    const answer = await stage.owner.click(question, 'Apply').until(({ text }) => text.includes('applied.'))
    expect(answer.text).toContain('2 revisions applied.')
  })

  test('shows how far it is, and reports the end in the log channel', async () => {
    const { stage } = await behind((folder) => {
      folder.add({ id: 'aaaa', message: 'first', up: ['select 1'] })
      folder.add({ id: 'bbbb', message: 'second', up: ['select pg_advisory_xact_lock(7)'] })
    })
    const channel = stage.discord.channelNamed(stage.home, 'log')
    await stage.database.query(
      `insert into bot_settings (guild_id, scope, key, value) values ($1, 'system', 'log_channel_id', to_jsonb($2::text))`,
      [stage.home.id, channel.id],
    )
    const held = await stage.database.client()
    await held.query('select pg_advisory_lock(7)')
    const question = await stage.owner.slash('migrate apply').reply()
    const exchange = stage.owner.click(question, 'Apply')
    const shown = await exchange.until(({ text }) => text.includes('Statement 1'))
    expect(shown.text).toContain('Applying `bbbb second`: 1 of 2 revisions done.')
    expect(shown.text).toContain('select pg_advisory_xact_lock(7)')
    expect(shown.buttons).toEqual([])
    await held.query('select pg_advisory_unlock(7)')
    await exchange.until(({ text }) => text.startsWith('2 revisions applied.'))
    const report = await stage.discord.untilMessage(channel)
    expect(report.text).toMatch(new RegExp(`^<@${stage.owner.user.id}>: 2 revisions applied\\.\n- \`aaaa\` first`))
    expect(report.mentions.users).toEqual([])
  })

  test('outlasts the interaction: the end is still reported in the log channel', async () => {
    const { stage } = await behind((folder) => folder.add({ id: 'aaaa', up: ['select pg_advisory_xact_lock(7)'] }))
    const channel = stage.discord.channelNamed(stage.home, 'log')
    await stage.database.query(
      `insert into bot_settings (guild_id, scope, key, value) values ($1, 'system', 'log_channel_id', to_jsonb($2::text))`,
      [stage.home.id, channel.id],
    )
    const held = await stage.database.client()
    await held.query('select pg_advisory_lock(7)')
    const question = await stage.owner.slash('migrate apply').reply()
    await stage.owner.click(question, 'Apply').until(({ text }) => text.includes('Statement 1'))
    stage.discord.advance(16 * 60_000)
    await held.query('select pg_advisory_unlock(7)')
    expect((await stage.discord.untilMessage(channel)).text).toContain('1 revision applied.')
    const [row] = (await stage.audit(2)).slice(-1)
    expect(row?.command_name).toBe('migrate apply')
  })

  test('names the revision that failed, which is rolled back; what came before it stays', async () => {
    const { stage } = await behind((folder) => {
      folder.add({ id: 'aaaa', up: ['create table snoozes (id int)'] })
      folder.add({ id: 'bbbb', message: 'broken', up: ['create table half (id int)', 'select 1/0'] })
    })
    const text = await apply(stage.owner)
    expect(text).toContain('The upgrade bbbb (broken) was rolled back: division by zero')
    expect(text).toContain('Before that, and for good: aaaa.')
    expect(await applied(stage)).toEqual([ownHead, 'aaaa'])
    expect(await tables(stage)).not.toContain('half')
    expect(await textOf(stage.owner, 'health now')).toContain('being updated')
    expect((await stage.audit(2)).at(1)).toMatchObject({ success: false, error_message: 'migration-failed' })
  })

  test('asks for the id where rows would be lost, and loses nothing else', async () => {
    const { stage } = await behind((folder) => {
      folder.add({
        id: 'aaaa',
        message: 'keep',
        up: ['create table kept (id int)', 'insert into kept values (1), (2)'],
      })
      folder.add({ id: 'bbbb', message: 'drop', up: ['drop table kept'] })
    })
    expect(await apply(stage.owner, { target: 'aaaa' })).toContain('1 revision applied.')
    const question = await stage.owner.slash('migrate apply').reply()
    expect(question.text).toContain('**Gone for good:**\n- kept: 2 rows')
    expect(question.text).toContain('press the button and type `bbbb`')
    const forced = stage.owner.click(question, question.buttons[0]?.customId?.replace('apply-losing', 'apply') ?? '', {
      force: true,
    })
    expect((await forced.until(({ buttons }) => buttons.length === 0)).text).toContain(
      'would lose what is there: kept: 2 rows',
    )
    const again = await stage.owner.slash('migrate apply').reply()
    const wrong = await stage.owner.click(again, 'Apply and lose these…').modal()
    const refused = stage.owner.submit(wrong, { revision: 'aaaa' })
    expect((await refused.until(({ buttons }) => buttons.length === 0)).text).toContain('not the id of that revision')
    expect(await tables(stage)).toContain('kept')
    const third = await stage.owner.slash('migrate apply').reply()
    await stage.database.query('insert into kept values (3)')
    const form = await stage.owner.click(third, 'Apply and lose these…').modal()
    const done = await stage.owner.submit(form, { revision: ' bbbb ' }).until(({ text }) => text.includes('applied.'))
    expect(done.text).toContain('1 revision applied.')
    expect(await tables(stage)).not.toContain('kept')
  })

  test('two at once: the revisions are applied once, and both are told', async () => {
    const { stage } = await behind((folder) => folder.add({ id: 'aaaa', up: ['select pg_advisory_xact_lock(7)'] }))
    const held = await stage.database.client()
    await held.query('select pg_advisory_lock(7)')
    const questions = [
      await stage.owner.slash('migrate apply').reply(),
      await stage.owner.slash('migrate apply').reply(),
    ]
    const exchanges = questions.map((question) => stage.owner.click(question, 'Apply'))
    for (const exchange of exchanges) await exchange.until(({ buttons }) => buttons.length === 0)
    await held.query('select pg_advisory_unlock(7)')
    const texts = await Promise.all(
      exchanges.map((exchange) => exchange.until(({ text }) => /applied\.|another run has done it/.test(text))),
    )
    expect(texts.filter(({ text }) => text.startsWith('1 revision applied.'))).toHaveLength(1)
    expect(texts.filter(({ text }) => text.includes('another run has done it'))).toHaveLength(1)
    expect(await applied(stage)).toEqual([ownHead, 'aaaa'])
  })

  test('a bot that is told to stop rolls the revision back and says so', async () => {
    const { stage } = await behind((folder) => {
      folder.add({ id: 'aaaa', up: ['create table half (id int)', 'select pg_sleep(0.2)', 'select 2'] })
    })
    const question = await stage.owner.slash('migrate apply').reply()
    const exchange = stage.owner.click(question, 'Apply')
    await exchange.until(({ text }) => text.includes('Statement 2'))
    await stage.bot.stop()
    expect(exchange.message()?.text).toContain('The bot was told to stop. 0 revisions applied; the rest was not begun.')
    expect(await applied(stage)).toEqual([ownHead])
    expect(await tables(stage)).not.toContain('half')
  })

  test('proposes what is pending', async () => {
    const { stage } = await behind()
    const choices = await stage.owner.autocomplete('migrate apply', { target: 'note' }).choices()
    expect(choices).toEqual([{ name: 'bbbb add notes', value: 'bbbb' }])
  })
})

describe('rollback', () => {
  const atHead = async (add = twoTables): Promise<Stage> => {
    const { stage } = await behind(add, { applied: 'heads' })
    return stage
  }

  const form = async (stage: Stage, target: string) => {
    const question = await stage.owner.slash('migrate rollback', { target }).reply()
    return stage.owner.click(question, 'Roll back…').modal()
  }

  test('shows what it undoes, asks for the id, and undoes it', async () => {
    const stage = await atHead()
    const question = await stage.owner.slash('migrate rollback', { target: ownHead }).reply()
    expect(question.text).toContain(
      '**2 revisions to undo, in this order:**\n1. `bbbb` add notes\n2. `aaaa` add snooze',
    )
    expect(question.text).toContain('type `bbbb`')
    const modal = await stage.owner.click(question, 'Roll back…').modal()
    const done = await stage.owner.submit(modal, { revision: 'bbbb' }).until(({ text }) => text.includes('undone.'))
    expect(done.text).toMatch(/^2 revisions undone\.\n- `bbbb` add notes .*\n- `aaaa` add snooze/)
    expect(await applied(stage)).toEqual([ownHead])
    expect(await textOf(stage.owner, 'config show')).toContain('being updated')
  })

  test('with another id is refused', async () => {
    const stage = await atHead()
    const answer = stage.owner.submit(await form(stage, '-1'), { revision: 'aaaa' })
    expect((await answer.until(({ buttons }) => buttons.length === 0)).text).toContain('so nothing was run')
    expect(await applied(stage)).toEqual([ownHead, 'aaaa', 'bbbb'])
    expect((await stage.audit(3)).at(-1)).toMatchObject({
      command_name: 'migrate rollback',
      command_type: 'form',
      error_message: 'not-confirmed',
    })
  })

  test('says which rows would be gone, and goes on when there are more of them meanwhile', async () => {
    const stage = await atHead()
    await stage.database.query('insert into notes values (1)')
    const question = await stage.owner.slash('migrate rollback', { target: '-1' }).reply()
    expect(question.text).toContain('- notes: 1 row')
    const modal = await stage.owner.click(question, 'Roll back…').modal()
    await stage.database.query('insert into notes values (2)')
    const done = await stage.owner.submit(modal, { revision: 'bbbb' }).until(({ text }) => text.includes('undone.'))
    expect(done.text).toContain('1 revision undone.')
  })

  test('is refused when a table that was empty has rows by now', async () => {
    const stage = await atHead()
    const modal = await form(stage, '-1')
    await stage.database.query('insert into notes values (1)')
    const answer = stage.owner.submit(modal, { revision: 'bbbb' })
    expect((await answer.until(({ buttons }) => buttons.length === 0)).text).toContain('The plan has changed')
    expect(await tables(stage)).toContain('notes')
  })

  test('is refused when the database has moved meanwhile', async () => {
    const { stage, folder } = await behind(twoTables, { applied: 'heads' })
    const modal = await form(stage, '-1')
    await downgrade({ url: stage.database.url, revisions: folder.path, target: '-1' })
    const answer = stage.owner.submit(modal, { revision: 'bbbb' })
    expect((await answer.until(({ buttons }) => buttons.length === 0)).text).toContain('The plan has changed')
  })

  test('to base takes everything, the audit log included, and the bot goes on', async () => {
    const stage = await atHead()
    // The first row of the audit log is itself something to be lost.
    await textOf(stage.owner, 'migrate status')
    await stage.audit(1)
    const done = await stage.owner
      .submit(await form(stage, 'base'), { revision: 'bbbb' })
      .until(({ text }) => text.includes('undone.'))
    expect(done.text).toContain('3 revisions undone.')
    expect(await tables(stage)).toEqual([])
    expect(await textOf(stage.owner, 'health now')).toContain('Pending\n3')
  })

  test('names a target that is not there', async () => {
    const stage = await atHead()
    expect(await textOf(stage.owner, 'migrate rollback', { target: 'zzzz' })).toContain('zzzz')
    expect(await textOf(stage.owner, 'migrate rollback', { target: 'bbbb' })).toContain('Nothing to do')
  })

  test('proposes what there is to go back to', async () => {
    const stage = await atHead()
    const choices = await stage.owner.autocomplete('migrate rollback', { target: '' }).choices()
    expect(choices.map(({ value }) => value)).toEqual(['aaaa', ownHead, 'base'])
  })
})

describe('who may', () => {
  test('is not everybody, whatever was forced', async () => {
    const { stage } = await behind()
    const member = stage.member('bob')
    const administrator = stage.member('root', { permissions: Administrator })
    const elsewhere = stage.discord.addGuild({ channels: ['general'] })
    const foreign = stage.member('eve', {
      guild: elsewhere,
      channel: stage.discord.channelNamed(elsewhere, 'general'),
      permissions: Administrator,
    })
    expect(() => member.slash('migrate status')).toThrow('it is for administrators')
    expect(() => foreign.slash('migrate status')).toThrow('No command "migrate" is registered')
    const question = await stage.owner.slash('migrate apply').reply()
    for (const person of [member, administrator]) {
      for (const line of ['migrate status', 'migrate plan', 'migrate apply', 'migrate history']) {
        expect((await person.slash(line, {}, { force: true }).reply()).text).toMatch(/^Only the owners of this bot/)
      }
      const rollback = await person.slash('migrate rollback', { target: '-1' }, { force: true }).reply()
      expect(rollback.text).toBe('Only the owners of this bot can do this.')
      const clicked = await person.click(question, 'Apply', { force: true }).reply()
      expect(clicked.text).toContain('belongs to somebody else')
    }
    expect(await applied(stage)).toEqual([ownHead])
    expect(stage.discord.message(question)?.text).toContain('2 revisions to apply')
  })

  test('includes those who are named, but not for a rollback', async () => {
    const { stage: first } = await behind()
    const administrator = first.member('root', { permissions: Administrator })
    await first.bot.stop()
    await first.another({ allowed: [administrator.user.id] }).start()
    expect(await apply(administrator)).toContain('2 revisions applied.')
    expect(await textOf(administrator, 'migrate rollback', { target: '-1' })).toBe(
      'Only the owners of this bot can do this.',
    )
  })

  test('includes the members of the team, from the moment they belong to it', async () => {
    const { stage } = await behind()
    const member = stage.member('root', { permissions: Administrator })
    expect(await textOf(member, 'migrate status')).toContain('Only the owners')
    stage.discord.setTeam([stage.owner.user, member.user])
    expect(await textOf(member, 'migrate status')).toContain('The database is behind')
    stage.discord.setTeam([stage.owner.user])
    expect(await textOf(member, 'migrate status')).toContain('Only the owners')
  })

  test('is a matter of the home server: the owner is refused elsewhere, also behind a button', async () => {
    const { stage } = await behind()
    const elsewhere = stage.discord.addGuild({ channels: ['general'] })
    const owner = stage.owner.in(stage.discord.channelNamed(elsewhere, 'general'))
    const message = await owner.slash('health now').reply()
    const hash = (await stage.owner.slash('migrate apply').reply()).buttons[0]?.customId ?? ''
    const clicked = await owner.click(message, hash, { force: true }).until(({ text }) => !text.includes('Health'))
    expect(clicked.text).toBe("This can be done only in the bot's home server.")
    expect(await applied(stage)).toEqual([ownHead])
  })
})

test('neither the address of the database nor its password is shown or logged, whatever fails', async () => {
  const { stage: original, folder } = await behind()
  const proxy = await faultProxy(original.database.url)
  await original.bot.stop()
  await original.another({ databaseUrl: proxy.url, revisions: folder.path }).start()
  const question = await original.owner.slash('migrate apply').reply()
  await proxy.close()
  const texts = [
    (await original.owner.click(question, 'Apply').until(({ buttons }) => buttons.length === 0)).text,
    await textOf(original.owner, 'migrate status'),
    await textOf(original.owner, 'config show'),
    await textOf(original.owner, 'migrate plan'),
  ]
  for (const text of texts) expect(text).toContain('The database cannot be reached at the moment')
  const { password, port } = new URL(proxy.url)
  const log = original.log.join('\n')
  expect(texts.join()).not.toContain(port)
  if (password !== '') expect(log).not.toContain(password)
  expect(log).not.toContain('postgres://')
})
