import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { adminOf, type SettingScene, settingScene } from '../support/settings.ts'
import { openStage, type Stage } from '../support/stage.ts'

let stage: Stage
let scene: SettingScene

beforeAll(async () => {
  stage = await openStage()
})

beforeEach(() => {
  scene = settingScene(stage)
})

afterAll(() => expect(stage.discord.requests({ code: 50035 })).toEqual([]))

describe('history', () => {
  test('lists the changes, the latest first, with a button for each', async () => {
    await scene.said('config set', { key: 'rules.enabled', value: 'off' })
    await scene.said('config set', { key: 'rules.enabled', value: 'on' })
    const reply = await scene.admin.slash('config history').reply()
    const [first, second] = reply.text.split('\n')
    expect(first).toMatch(/^\*\*#\d+\*\* `rules.enabled` `off` → `on` · `updated` by <@\d+> <t:\d+:R>$/)
    expect(second).toContain('`on` (default) → `off` · `created`')
    expect(reply.buttons.map(({ label }) => label)).toEqual([
      `Revert #${await scene.lastChange()}`,
      `Revert #${(await scene.lastChange()) - 1}`,
    ])
  })

  test('turns pages, of one setting and one member only', async () => {
    const grace = adminOf(stage, scene.guild, 'grace')
    for (let minutes = 1; minutes <= 10; minutes += 1) {
      await scene.said('config set', { key: 'embedwatcher.reminder_offset_minutes', value: String(minutes) })
    }
    await scene.said('config set', { key: 'embedwatcher.reminder_offset_minutes', value: '11' }, grace)
    await scene.said('config set', { key: 'rules.enabled', value: 'off' })
    const values = { key: 'embedwatcher.reminder_offset_minutes', member: scene.admin.user }
    const first = await scene.admin.slash('config history', values).reply()
    expect(first.text.split('\n')).toHaveLength(8)
    expect(first.text).not.toContain('`11`')
    const second = await scene.admin
      .click(first, 'Earlier')
      .until(({ buttons }) => buttons.some(({ label }) => label === 'Later'))
    expect(second.text.split('\n')).toHaveLength(2)
    const third = await scene.admin
      .click(first, 'Later')
      .until(({ buttons }) => buttons.some(({ label }) => label === 'Earlier'))
    expect(third.text).toBe(first.text)
  })

  test('says so when nothing was changed yet', async () => {
    expect(await scene.said('config history')).toBe('Nothing was changed yet.')
  })
})

describe('revert', () => {
  const confirm = async (id: number, values: { force?: boolean } = {}): Promise<string> => {
    const question = await scene.admin.slash('config revert', { id, ...values }).reply()
    const exchange = scene.admin.click(question, 'Revert')
    return (await exchange.until(({ buttons }) => buttons.length === 0)).text
  }

  test('of an update sets the value before it, and adds a row instead of taking one away', async () => {
    await scene.said('config set', { key: 'rules.enabled', value: 'off' })
    await scene.said('config set', { key: 'rules.enabled', value: 'on' })
    const question = await scene.admin.slash('config revert', { id: await scene.lastChange() }).reply()
    expect(question.text).toMatch(/^Take #\d+ back\? `rules.enabled` goes from `on` to `off`\.$/)
    const done = await scene.admin.click(question, 'Revert').until(({ buttons }) => buttons.length === 0)
    expect(done.text).toBe('`rules.enabled`: `on` → `off`')
    expect((await scene.history()).at(-1)).toMatchObject({ old: 'true', new: 'false', change_type: 'rollback' })
    expect(await scene.history()).toHaveLength(3)
  })

  test('of a creation removes the row', async () => {
    await scene.said('config set', { key: 'rules.enabled', value: 'off' })
    expect(await confirm(await scene.lastChange())).toBe('`rules.enabled`: `off` → `on` (default)')
    expect(await scene.stored()).toEqual([])
    expect((await scene.history()).at(-1)).toMatchObject({ old: 'false', new: 'null', change_type: 'rollback' })
  })

  test('of a deletion brings the row back', async () => {
    await scene.said('config set', { key: 'rules.enabled', value: 'off' })
    await scene.said('config reset', { key: 'rules.enabled' })
    expect(await confirm(await scene.lastChange())).toBe('`rules.enabled`: `on` (default) → `off`')
    expect(await scene.stored()).toMatchObject([{ value: 'false', value_type: 'bool' }])
  })

  test('of a revert is a change like another', async () => {
    await scene.said('config set', { key: 'rules.enabled', value: 'off' })
    await confirm(await scene.lastChange())
    expect(await confirm(await scene.lastChange())).toContain('→ `off`')
    expect(await scene.stored()).toMatchObject([{ value: 'false' }])
  })

  test('twice says that it is done', async () => {
    await scene.said('config set', { key: 'rules.enabled', value: 'off' })
    const id = await scene.lastChange()
    await confirm(id)
    expect(await scene.said('config revert', { id })).toBe('The setting already has the value from before this change.')
  })

  test('refuses when the value has moved on, unless forced', async () => {
    await scene.said('config set', { key: 'system.log_level', value: 'verbose' })
    const id = await scene.lastChange()
    await scene.said('config set', { key: 'system.log_level', value: 'critical' })
    expect(await scene.said('config revert', { id })).toContain('was changed again since')
    expect(await confirm(id, { force: true })).toBe('`system.log_level`: `critical` → `normal` (default)')
  })

  test('refuses when the value moves on between question and answer', async () => {
    await scene.said('config set', { key: 'system.log_level', value: 'verbose' })
    const question = await scene.admin.slash('config revert', { id: await scene.lastChange() }).reply()
    await scene.said('config set', { key: 'system.log_level', value: 'critical' })
    const answer = await scene.admin.click(question, 'Revert').until(({ buttons }) => buttons.length === 0)
    expect(answer.text).toContain('was changed again since')
    expect(await scene.stored()).toMatchObject([{ value: '"critical"' }])
  })

  test('refuses the change of another server, also behind a button', async () => {
    await scene.said('config set', { key: 'rules.enabled', value: 'off' })
    const id = await scene.lastChange()
    const foreign = adminOf(stage, stage.discord.addGuild({ channels: ['general'] }), 'eve')
    expect(await scene.said('config revert', { id }, foreign)).toContain('There is no such change in this server.')
    await scene.said('config set', { key: 'faq.enabled', value: 'off' }, foreign)
    const message = await foreign.slash('config history').reply()
    const clicked = foreign.click(message, `v1:config:revert-confirm:${id}:force`, { force: true })
    expect((await clicked.until(({ buttons }) => buttons.length === 0)).text).toContain(
      'There is no such change in this server.',
    )
    expect(await scene.stored()).toHaveLength(1)
  })

  test('refuses a setting that nobody knows any more, and a value that it does not take any more', async () => {
    const insert = (name: string, old: string) =>
      stage.database.query(
        `insert into settings_history (guild_id, scope, key, old_value, new_value, change_type) values ($1, $2, $3, $4, '1', 'updated')`,
        [scene.guild.id, ...name.split('.'), old],
      )
    await insert('gpt.model', '"x"')
    expect(await scene.said('config revert', { id: await scene.lastChange(), force: true })).toContain(
      'has no such setting any more',
    )
    await insert('ticketbot.idle_days_threshold', '99')
    expect(await scene.said('config revert', { id: await scene.lastChange(), force: true })).toContain(
      'is not one that the setting takes any more',
    )
    expect(await scene.said('config history')).toContain('`gpt.model`')
  })

  test('starts from a button below the history', async () => {
    await scene.said('config set', { key: 'rules.enabled', value: 'off' })
    const list = await scene.admin.slash('config history').reply()
    const question = await scene.admin.click(list, /^Revert #/).reply()
    expect(question.text).toContain('`rules.enabled` goes from `off` to `on` (default).')
    expect(stage.discord.message(list)?.text).toBe(list.text)
  })
})
