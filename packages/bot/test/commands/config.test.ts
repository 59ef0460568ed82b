import type { Guild, Person } from '@retort/fake-discord'
import { PermissionFlagsBits } from 'discord.js'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { Administrator, ManageGuild, openStage, type Stage } from '../support/stage.ts'

let stage: Stage
let guild: Guild
let admin: Person

beforeAll(async () => {
  stage = await openStage()
})

afterAll(() => expect(stage.discord.requests({ code: 50035 })).toEqual([]))

/** Settings belong to a guild, so that each test has its own. */
beforeEach(() => {
  guild = stage.discord.addGuild({ channels: ['general', 'log'] })
  admin = adminOf(guild, 'ada')
})

const adminOf = (of: Guild, name: string): Person =>
  stage.member(name, { guild: of, channel: stage.discord.channelNamed(of, 'general'), permissions: ManageGuild })

const said = async (line: string, values: Parameters<Person['slash']>[1] = {}, by: Person = admin): Promise<string> =>
  (await by.slash(line, values).reply()).text

const stored = (): Promise<Record<string, unknown>[]> =>
  stage.database.query(
    `select scope, key, value::text, value_type, updated_by from bot_settings where guild_id = $1 order by scope, key`,
    [guild.id],
  )

const history = (): Promise<Record<string, unknown>[]> =>
  stage.database.query(
    `select scope || '.' || key as name, old_value::text as old, new_value::text as new, change_type, changed_by
    from settings_history where guild_id = $1 order by id`,
    [guild.id],
  )

const lastChange = async (): Promise<number> => {
  const [row] = await stage.database.query<{ id: number }>(
    'select max(id) as id from settings_history where guild_id = $1',
    [guild.id],
  )
  return row?.id ?? 0
}

describe('set', () => {
  test.each([
    ['rules.enabled', 'off', 'false', 'bool', '`on` (default) → `off`'],
    ['embedwatcher.reminder_offset_minutes', '90', '90', 'int', '`60` (default) → `90`'],
    ['faq.min_similarity', '0,45', '0.45', 'float', '`0.3` (default) → `0.45`'],
    ['onboarding.mode', 'rules_only', '"rules_only"', 'str', '`rules_with_questions` (default) → `rules_only`'],
    ['system.timezone', 'europe/brussels', '"Europe/Brussels"', 'str', '`UTC` (default) → `Europe/Brussels`'],
  ])('writes %s with its history', async (key, value, json, type, arrow) => {
    expect(await said('config set', { key, value })).toBe(`\`${key}\`: ${arrow}`)
    const [scope, name] = key.split('.')
    expect(await stored()).toEqual([{ scope, key: name, value: json, value_type: type, updated_by: admin.user.id }])
    expect(await history()).toEqual([
      { name: key, old: null, new: json, change_type: 'created', changed_by: admin.user.id },
    ])
  })

  test('a channel and a role survive the round trip with all 19 digits', async () => {
    const channel = stage.discord.channelNamed(guild, 'log')
    const role = stage.discord.addRole(guild, { name: 'staff' })
    await said('config set-channel', { key: 'system.log_channel_id', channel })
    await said('config set-role', { key: 'ticketbot.staff_role_id', role })
    expect(channel.id).toMatch(/^\d{18,19}$/)
    expect((await stored()).map(({ value }) => value)).toEqual([`"${channel.id}"`, `"${role.id}"`])
    expect(await said('config get', { key: 'system.log_channel_id' })).toContain(`<#${channel.id}>`)
    expect(await said('config get', { key: 'ticketbot.staff_role_id' })).toContain(`<@&${role.id}>`)
  })

  test('an id that another program wrote as a number keeps its last digits', async () => {
    await stage.database.query(
      `insert into bot_settings (guild_id, scope, key, value) values ($1, 'system', 'log_channel_id', '1098765432109876543')`,
      [guild.id],
    )
    expect(await said('config get', { key: 'system.log_channel_id' })).toContain('<#1098765432109876543>')
  })

  test('a second value is an update, and the same value again is no change', async () => {
    await said('config set', { key: 'rules.enabled', value: 'off' })
    await said('config set', { key: 'rules.enabled', value: 'on' })
    expect(await said('config set', { key: 'rules.enabled', value: 'yes' })).toBe('`rules.enabled` is `on` already.')
    expect((await history()).map(({ change_type, old, new: after }) => [change_type, old, after])).toEqual([
      ['created', null, 'false'],
      ['updated', 'false', 'true'],
    ])
  })

  test.each([
    ['no.such_setting', 'on', 'There is no such setting.'],
    ['rules.enabled', 'maybe', '`rules.enabled` is `on` or `off`.'],
    ['embedwatcher.reminder_offset_minutes', '4321', 'is a whole number from 0 to 4320.'],
    ['embedwatcher.reminder_offset_minutes', '1.5', 'is a whole number from 0 to 4320.'],
    ['embedwatcher.reminder_offset_minutes', '0x10', 'is a whole number from 0 to 4320.'],
    ['faq.min_similarity', '1.1', 'is a number from 0 to 1.'],
    ['faq.min_similarity', 'NaN', 'is a number from 0 to 1.'],
    ['onboarding.mode', 'banana', 'is one of `disabled`,'],
    ['system.timezone', '+02:00', 'is the name of a time zone'],
    ['system.timezone', 'Europe/Atlantis', 'is the name of a time zone'],
    ['system.log_channel_id', 'general', 'Use `/config set-channel`.'],
    ['ticketbot.staff_role_id', '1', 'Use `/config set-role`.'],
  ])('refuses %s = %s, and writes nothing', async (key, value, sentence) => {
    expect(await said('config set', { key, value })).toContain(sentence)
    expect(await stored()).toEqual([])
    expect(await history()).toEqual([])
  })

  test('refuses a value of 20 kB that Discord would not have let through', async () => {
    const reply = await admin
      .slash('config set', { key: 'onboarding.mode', value: 'x'.repeat(20_000) }, { force: true })
      .reply()
    expect(reply.text).toBe('`value` has more than 200 characters.')
    expect(await stored()).toEqual([])
  })

  test('refuses a category where a text channel belongs, and the other way round', async () => {
    const category = stage.discord.addChannel(guild, { name: 'tickets', type: 4 })
    const channel = stage.discord.channelNamed(guild, 'log')
    expect(await said('config set-channel', { key: 'system.log_channel_id', channel: category })).toContain(
      'is a text channel.',
    )
    expect(await said('config set-channel', { key: 'ticketbot.category_id', channel })).toContain('is a category.')
    expect(await said('config set-channel', { key: 'rules.enabled', channel })).toContain('is `on` or `off`.')
    expect(await stored()).toEqual([])
  })

  test('refuses a channel in which the bot cannot write', async () => {
    const channel = stage.discord.channelNamed(guild, 'log')
    stage.discord.changeChannel(channel, {
      overwrites: [
        { id: guild.id, kind: 'role', allow: 0n, deny: PermissionFlagsBits.SendMessages },
        { id: stage.discord.bot.id, kind: 'member', allow: 0n, deny: PermissionFlagsBits.SendMessages },
      ],
    })
    expect(await said('config set-channel', { key: 'system.log_channel_id', channel })).toContain(
      'The bot cannot write',
    )
  })

  test('refuses a role above its own where it has to give the role, and takes it for staff', async () => {
    const role = stage.discord.addRole(guild, { name: 'chief', position: 200 })
    expect(await said('config set-role', { key: 'onboarding.completion_role_id', role })).toContain(
      'cannot give that role',
    )
    expect(await said('config set-role', { key: 'ticketbot.staff_role_id', role })).toContain(`<@&${role.id}>`)
    const everyone = { id: guild.id }
    expect(await said('config set-role', { key: 'ticketbot.staff_role_id', role: everyone })).toContain('is a role.')
  })

  test('of two at once one wins, and the other is told', async () => {
    const grace = adminOf(guild, 'grace')
    const held = await stage.database.client()
    // Both commands read what is there, and then wait behind this lock to write.
    await held.query('begin; lock table bot_settings in share mode')
    const first = admin.slash('config set', { key: 'system.log_level', value: 'verbose' })
    const second = grace.slash('config set', { key: 'system.log_level', value: 'critical' })
    await untilWaiting(2)
    await held.query('commit')
    const texts = [(await first.reply()).text, (await second.reply()).text]
    expect(texts.filter((text) => text.includes('→'))).toHaveLength(1)
    expect(texts.filter((text) => text.includes('Somebody else has just changed `system.log_level`'))).toHaveLength(1)
    expect(await history()).toHaveLength(1)
  })

  test('of two updates at once one wins, too', async () => {
    await said('config set', { key: 'system.log_level', value: 'normal' })
    const held = await stage.database.client()
    await held.query('begin')
    await held.query(`select from bot_settings where guild_id = $1 for update`, [guild.id])
    const first = admin.slash('config set', { key: 'system.log_level', value: 'verbose' })
    const second = adminOf(guild, 'grace').slash('config reset', { key: 'system.log_level' })
    await untilWaiting(2)
    await held.query('commit')
    const texts = [(await first.reply()).text, (await second.reply()).text]
    expect(texts.filter((text) => text.includes('Somebody else has just changed'))).toHaveLength(1)
    expect(await history()).toHaveLength(2)
  })

  test('a history that cannot be written takes the setting back', async () => {
    await stage.database.query(
      `create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
      create trigger refuse before insert on settings_history for each row execute function refuse()`,
    )
    try {
      expect(await said('config set', { key: 'rules.enabled', value: 'off' })).toMatch(
        /Something went wrong here.*`[0-9a-f]{8}`/,
      )
      expect(await stored()).toEqual([])
    } finally {
      await stage.database.query('drop trigger refuse on settings_history; drop function refuse()')
    }
  })

  test('is reported in the log channel, and mentions nobody', async () => {
    const channel = stage.discord.channelNamed(guild, 'log')
    await said('config set-channel', { key: 'system.log_channel_id', channel })
    await said('config set', { key: 'rules.enabled', value: 'off' })
    const notice = await stage.discord.untilMessage(channel, ({ text }) => text.includes('rules.enabled'))
    expect(notice.text).toBe(`<@${admin.user.id}> changed \`rules.enabled\`: \`on\` (default) → \`off\``)
    expect(notice.mentions).toEqual({ everyone: false, users: [], roles: [] })
  })

  test('is done although the log channel is gone', async () => {
    const channel = stage.discord.channelNamed(guild, 'log')
    await said('config set-channel', { key: 'system.log_channel_id', channel })
    stage.discord.removeChannel(channel)
    expect(await said('config set', { key: 'rules.enabled', value: 'off' })).toContain('→')
  })
})

/** So many sessions wait for a lock in this database. */
async function untilWaiting(count: number): Promise<void> {
  for (;;) {
    const rows = await stage.database.query(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    if (rows.length >= count) return
  }
}

describe('show, get and reset', () => {
  test('show lists every scope, and marks what the server has chosen', async () => {
    await said('config set', { key: 'rules.enabled', value: 'off' })
    const text = await said('config show')
    expect(text).toContain('**enabled: `off`**')
    expect(text).toContain('reminder_offset_minutes: `60` (default)')
    for (const scope of ['system', 'reminders', 'onboarding', 'ticketbot', 'faq']) expect(text).toContain(scope)
  })

  test('show counts what it does not know, and leaves it alone', async () => {
    await stage.database.query(
      `insert into bot_settings (guild_id, scope, key, value) values ($1, 'gpt', 'model', '"x"'), ($1, 'rules', 'enabled', '"maybe"')`,
      [guild.id],
    )
    const text = await said('config show', { scope: 'rules' })
    expect(text).toContain('1 stored value of settings that this bot does not know')
    expect(text).toContain('`"maybe"` (cannot be read)')
    expect(text).not.toContain('ticketbot')
    expect(await stored()).toHaveLength(2)
  })

  test('get tells value, default, range, author and time', async () => {
    await said('config set', { key: 'ticketbot.idle_days_threshold', value: '7' })
    const text = await said('config get', { key: 'ticketbot.idle_days_threshold' })
    expect(text).toMatch(/Value\n`7`\nDefault\n`5`\nTakes\na whole number from 1 to 30\nChosen\n<t:\d+:R> by <@\d+>/)
  })

  test('reset goes back to the default and records JSON null, which the column can hold', async () => {
    await said('config set', { key: 'rules.enabled', value: 'off' })
    expect(await said('config reset', { key: 'rules.enabled' })).toBe('`rules.enabled`: `off` → `on` (default)')
    expect(await stored()).toEqual([])
    expect((await history()).at(-1)).toMatchObject({ old: 'false', new: 'null', change_type: 'deleted' })
    expect(await said('config reset', { key: 'rules.enabled' })).toBe('`rules.enabled` is `on` (default) already.')
  })

  test('a value that was changed by another process is seen at once', async () => {
    await said('config set', { key: 'rules.enabled', value: 'off' })
    await stage.database.query(`update bot_settings set value = 'true' where guild_id = $1`, [guild.id])
    expect(await said('config get', { key: 'rules.enabled' })).toContain('Value\n`on`')
  })
})

describe('history', () => {
  test('lists the changes, the latest first, with a button for each', async () => {
    await said('config set', { key: 'rules.enabled', value: 'off' })
    await said('config set', { key: 'rules.enabled', value: 'on' })
    const reply = await admin.slash('config history').reply()
    const [first, second] = reply.text.split('\n')
    expect(first).toMatch(/^\*\*#\d+\*\* `rules.enabled` `off` → `on` · `updated` by <@\d+> <t:\d+:R>$/)
    expect(second).toContain('`on` (default) → `off` · `created`')
    expect(reply.buttons.map(({ label }) => label)).toEqual([
      `Revert #${await lastChange()}`,
      `Revert #${(await lastChange()) - 1}`,
    ])
  })

  test('turns pages, of one setting and one member only', async () => {
    const grace = adminOf(guild, 'grace')
    for (let minutes = 1; minutes <= 10; minutes += 1) {
      await said('config set', { key: 'embedwatcher.reminder_offset_minutes', value: String(minutes) })
    }
    await said('config set', { key: 'embedwatcher.reminder_offset_minutes', value: '11' }, grace)
    await said('config set', { key: 'rules.enabled', value: 'off' })
    const values = { key: 'embedwatcher.reminder_offset_minutes', member: admin.user }
    const first = await admin.slash('config history', values).reply()
    expect(first.text.split('\n')).toHaveLength(8)
    expect(first.text).not.toContain('`11`')
    const second = await admin
      .click(first, 'Earlier')
      .until(({ buttons }) => buttons.some(({ label }) => label === 'Later'))
    expect(second.text.split('\n')).toHaveLength(2)
    const third = await admin
      .click(first, 'Later')
      .until(({ buttons }) => buttons.some(({ label }) => label === 'Earlier'))
    expect(third.text).toBe(first.text)
  })

  test('says so when nothing was changed yet', async () => {
    expect(await said('config history')).toBe('Nothing was changed yet.')
  })
})

describe('revert', () => {
  const confirm = async (id: number, values: { force?: boolean } = {}): Promise<string> => {
    const question = await admin.slash('config revert', { id, ...values }).reply()
    const exchange = admin.click(question, 'Revert')
    return (await exchange.until(({ buttons }) => buttons.length === 0)).text
  }

  test('of an update sets the value before it, and adds a row instead of taking one away', async () => {
    await said('config set', { key: 'rules.enabled', value: 'off' })
    await said('config set', { key: 'rules.enabled', value: 'on' })
    const question = await admin.slash('config revert', { id: await lastChange() }).reply()
    expect(question.text).toMatch(/^Take #\d+ back\? `rules.enabled` goes from `on` to `off`\.$/)
    const done = await admin.click(question, 'Revert').until(({ buttons }) => buttons.length === 0)
    expect(done.text).toBe('`rules.enabled`: `on` → `off`')
    expect((await history()).at(-1)).toMatchObject({ old: 'true', new: 'false', change_type: 'rollback' })
    expect(await history()).toHaveLength(3)
  })

  test('of a creation removes the row', async () => {
    await said('config set', { key: 'rules.enabled', value: 'off' })
    expect(await confirm(await lastChange())).toBe('`rules.enabled`: `off` → `on` (default)')
    expect(await stored()).toEqual([])
    expect((await history()).at(-1)).toMatchObject({ old: 'false', new: 'null', change_type: 'rollback' })
  })

  test('of a deletion brings the row back', async () => {
    await said('config set', { key: 'rules.enabled', value: 'off' })
    await said('config reset', { key: 'rules.enabled' })
    expect(await confirm(await lastChange())).toBe('`rules.enabled`: `on` (default) → `off`')
    expect(await stored()).toMatchObject([{ value: 'false', value_type: 'bool' }])
  })

  test('of a revert is a change like another', async () => {
    await said('config set', { key: 'rules.enabled', value: 'off' })
    await confirm(await lastChange())
    expect(await confirm(await lastChange())).toContain('→ `off`')
    expect(await stored()).toMatchObject([{ value: 'false' }])
  })

  test('twice says that it is done', async () => {
    await said('config set', { key: 'rules.enabled', value: 'off' })
    const id = await lastChange()
    await confirm(id)
    expect(await said('config revert', { id })).toBe('The setting already has the value from before this change.')
  })

  test('refuses when the value has moved on, unless forced', async () => {
    await said('config set', { key: 'system.log_level', value: 'verbose' })
    const id = await lastChange()
    await said('config set', { key: 'system.log_level', value: 'critical' })
    expect(await said('config revert', { id })).toContain('was changed again since')
    expect(await confirm(id, { force: true })).toBe('`system.log_level`: `critical` → `normal` (default)')
  })

  test('refuses when the value moves on between question and answer', async () => {
    await said('config set', { key: 'system.log_level', value: 'verbose' })
    const question = await admin.slash('config revert', { id: await lastChange() }).reply()
    await said('config set', { key: 'system.log_level', value: 'critical' })
    const answer = await admin.click(question, 'Revert').until(({ buttons }) => buttons.length === 0)
    expect(answer.text).toContain('was changed again since')
    expect(await stored()).toMatchObject([{ value: '"critical"' }])
  })

  test('refuses the change of another server, also behind a button', async () => {
    await said('config set', { key: 'rules.enabled', value: 'off' })
    const id = await lastChange()
    const foreign = adminOf(stage.discord.addGuild({ channels: ['general'] }), 'eve')
    expect(await said('config revert', { id }, foreign)).toContain('There is no such change in this server.')
    await said('config set', { key: 'faq.enabled', value: 'off' }, foreign)
    const message = await foreign.slash('config history').reply()
    const clicked = foreign.click(message, `v1:config:revert-confirm:${id}:force`, { force: true })
    expect((await clicked.until(({ buttons }) => buttons.length === 0)).text).toContain(
      'There is no such change in this server.',
    )
    expect(await stored()).toHaveLength(1)
  })

  test('refuses a setting that nobody knows any more, and a value that it does not take any more', async () => {
    const insert = (name: string, old: string) =>
      stage.database.query(
        `insert into settings_history (guild_id, scope, key, old_value, new_value, change_type) values ($1, $2, $3, $4, '1', 'updated')`,
        [guild.id, ...name.split('.'), old],
      )
    await insert('gpt.model', '"x"')
    expect(await said('config revert', { id: await lastChange(), force: true })).toContain(
      'has no such setting any more',
    )
    await insert('ticketbot.idle_days_threshold', '99')
    expect(await said('config revert', { id: await lastChange(), force: true })).toContain(
      'is not one that the setting takes any more',
    )
    expect(await said('config history')).toContain('`gpt.model`')
  })

  test('starts from a button below the history', async () => {
    await said('config set', { key: 'rules.enabled', value: 'off' })
    const list = await admin.slash('config history').reply()
    const question = await admin.click(list, /^Revert #/).reply()
    expect(question.text).toContain('`rules.enabled` goes from `off` to `on` (default).')
    expect(stage.discord.message(list)?.text).toBe(list.text)
  })
})

describe('proposals', () => {
  test('keys are found by a part of their name, and only those that fit the command', async () => {
    const names = async (line: string, key: string): Promise<string[]> =>
      (await admin.autocomplete(line, { key }).choices()).map(({ name }) => name)
    expect(await names('config get', 'threshold')).toEqual([
      'ticketbot.idle_days_threshold',
      'ticketbot.auto_close_days_threshold',
    ])
    expect(await names('config set', 'channel')).toEqual([])
    expect(await names('config set-channel', 'log')).toEqual(['system.log_channel_id'])
    expect(await names('config set-role', 'staff')).toEqual(['ticketbot.staff_role_id'])
  })

  test('values follow the key', async () => {
    const values = async (key: string, value: string) =>
      (await admin.autocomplete('config set', { key, value }).choices()).map((choice) => choice.value)
    expect(await values('rules.enabled', '')).toEqual(['on', 'off'])
    expect(await values('onboarding.mode', 'rules')).toEqual(['rules_only', 'rules_with_questions'])
    expect(await values('system.timezone', 'brus')).toEqual(['Europe/Brussels'])
    expect(await values('system.timezone', '')).toHaveLength(25)
    expect(await values('nothing', '')).toEqual([])
  })

  test('changes are found by number or name, and belong to the server', async () => {
    await said('config set', { key: 'rules.enabled', value: 'off' })
    const id = await lastChange()
    const choices = await admin.autocomplete('config revert', { id: 'rules' }).choices()
    expect(choices).toEqual([{ name: `#${id} rules.enabled: not set → false`, value: id }])
  })

  test('nobody but managers gets any', async () => {
    const member = stage.member('bob', { guild, channel: stage.discord.channelNamed(guild, 'general') })
    await said('config set', { key: 'rules.enabled', value: 'off' })
    expect(await member.autocomplete('config revert', { id: '' }, { force: true }).choices()).toEqual([])
  })
})

test.each(['show', 'history'])('an ordinary member who forces /config %s is refused', async (name) => {
  const member = stage.member('bob', { guild, channel: stage.discord.channelNamed(guild, 'general') })
  const reply = await member.slash(`config ${name}`, {}, { force: true }).reply()
  expect(reply.text).toBe('Only members who may manage the server can do this.')
  expect(reply.ephemeral).toBe(true)
})

test('an ordinary member who forces a change is refused, and an administrator is not', async () => {
  const channel = stage.discord.channelNamed(guild, 'general')
  const member = stage.member('bob', { guild, channel })
  const values = { key: 'rules.enabled', value: 'off' }
  expect((await member.slash('config set', values, { force: true }).reply()).text).toContain(
    'Only members who may manage',
  )
  expect(await stored()).toEqual([])
  const administrator = stage.member('root', { guild, channel, permissions: Administrator })
  expect(await said('config set', values, administrator)).toContain('→')
})
