import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { type SettingScene, settingScene } from '../support/settings.ts'
import { Administrator, openStage, type Stage } from '../support/stage.ts'

let stage: Stage
let scene: SettingScene

beforeAll(async () => {
  stage = await openStage()
})

beforeEach(() => {
  scene = settingScene(stage)
})

afterAll(() => expect(stage.discord.requests({ code: 50035 })).toEqual([]))

describe('show, get and reset', () => {
  test('show lists every scope, and marks what the server has chosen', async () => {
    await scene.said('config set', { key: 'rules.enabled', value: 'off' })
    const text = await scene.said('config show')
    expect(text).toContain('**enabled: `off`**')
    expect(text).toContain('reminder_offset_minutes: `60` (default)')
    for (const scope of ['system', 'reminders', 'onboarding', 'ticketbot', 'faq']) expect(text).toContain(scope)
  })

  test('show counts what it does not know, and leaves it alone', async () => {
    await stage.database.query(
      `insert into bot_settings (guild_id, scope, key, value) values ($1, 'gpt', 'model', '"x"'), ($1, 'rules', 'enabled', '"maybe"')`,
      [scene.guild.id],
    )
    const text = await scene.said('config show', { scope: 'rules' })
    expect(text).toContain('1 stored value of settings that this bot does not know')
    expect(text).toContain('`"maybe"` (cannot be read)')
    expect(text).not.toContain('ticketbot')
    expect(await scene.stored()).toHaveLength(2)
  })

  test('get tells value, default, range, author and time', async () => {
    await scene.said('config set', { key: 'ticketbot.idle_days_threshold', value: '7' })
    const text = await scene.said('config get', { key: 'ticketbot.idle_days_threshold' })
    expect(text).toMatch(/Value\n`7`\nDefault\n`5`\nTakes\na whole number from 1 to 30\nChosen\n<t:\d+:R> by <@\d+>/)
  })

  test('reset goes back to the default and records JSON null, which the column can hold', async () => {
    await scene.said('config set', { key: 'rules.enabled', value: 'off' })
    expect(await scene.said('config reset', { key: 'rules.enabled' })).toBe('`rules.enabled`: `off` → `on` (default)')
    expect(await scene.stored()).toEqual([])
    expect((await scene.history()).at(-1)).toMatchObject({ old: 'false', new: 'null', change_type: 'deleted' })
    expect(await scene.said('config reset', { key: 'rules.enabled' })).toBe(
      '`rules.enabled` is `on` (default) already.',
    )
  })

  test('a value that was changed by another process is seen at once', async () => {
    await scene.said('config set', { key: 'rules.enabled', value: 'off' })
    await stage.database.query(`update bot_settings set value = 'true' where guild_id = $1`, [scene.guild.id])
    expect(await scene.said('config get', { key: 'rules.enabled' })).toContain('Value\n`on`')
  })
})

describe('proposals', () => {
  test('keys are found by a part of their name, and only those that fit the command', async () => {
    const names = async (line: string, key: string): Promise<string[]> =>
      (await scene.admin.autocomplete(line, { key }).choices()).map(({ name }) => name)
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
      (await scene.admin.autocomplete('config set', { key, value }).choices()).map((choice) => choice.value)
    expect(await values('rules.enabled', '')).toEqual(['on', 'off'])
    expect(await values('onboarding.mode', 'rules')).toEqual(['rules_only', 'rules_with_questions'])
    expect(await values('system.timezone', 'brus')).toEqual(['Europe/Brussels'])
    expect(await values('system.timezone', '')).toHaveLength(25)
    expect(await values('nothing', '')).toEqual([])
  })

  test('changes are found by number or name, and belong to the server', async () => {
    await scene.said('config set', { key: 'rules.enabled', value: 'off' })
    const id = await scene.lastChange()
    const choices = await scene.admin.autocomplete('config revert', { id: 'rules' }).choices()
    expect(choices).toEqual([{ name: `#${id} rules.enabled: not set → false`, value: id }])
  })

  test('nobody but managers gets any', async () => {
    const member = stage.member('bob', {
      guild: scene.guild,
      channel: stage.discord.channelNamed(scene.guild, 'general'),
    })
    await scene.said('config set', { key: 'rules.enabled', value: 'off' })
    expect(await member.autocomplete('config revert', { id: '' }, { force: true }).choices()).toEqual([])
  })
})

test.each(['show', 'history'])('an ordinary member who forces /config %s is refused', async (name) => {
  const member = stage.member('bob', {
    guild: scene.guild,
    channel: stage.discord.channelNamed(scene.guild, 'general'),
  })
  const reply = await member.slash(`config ${name}`, {}, { force: true }).reply()
  expect(reply.text).toBe('Only members who may manage the server can do this.')
  expect(reply.ephemeral).toBe(true)
})

test('an ordinary member who forces a change is refused, and an administrator is not', async () => {
  const channel = stage.discord.channelNamed(scene.guild, 'general')
  const member = stage.member('bob', { guild: scene.guild, channel })
  const values = { key: 'rules.enabled', value: 'off' }
  expect((await member.slash('config set', values, { force: true }).reply()).text).toContain(
    'Only members who may manage',
  )
  expect(await scene.stored()).toEqual([])
  const administrator = stage.member('root', { guild: scene.guild, channel, permissions: Administrator })
  expect(await scene.said('config set', values, administrator)).toContain('→')
})
