import { PermissionFlagsBits } from 'discord.js'
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

describe('set', () => {
  test.each([
    ['rules.enabled', 'off', 'false', 'bool', '`on` (default) → `off`'],
    ['embedwatcher.reminder_offset_minutes', '90', '90', 'int', '`60` (default) → `90`'],
    ['faq.min_similarity', '0,45', '0.45', 'float', '`0.3` (default) → `0.45`'],
    ['onboarding.mode', 'rules_only', '"rules_only"', 'str', '`rules_with_questions` (default) → `rules_only`'],
    ['system.timezone', 'europe/brussels', '"Europe/Brussels"', 'str', '`UTC` (default) → `Europe/Brussels`'],
  ])('writes %s with its history', async (key, value, json, type, arrow) => {
    expect(await scene.said('config set', { key, value })).toBe(`\`${key}\`: ${arrow}`)
    const [scope, name] = key.split('.')
    expect(await scene.stored()).toEqual([
      { scope, key: name, value: json, value_type: type, updated_by: scene.admin.user.id },
    ])
    expect(await scene.history()).toEqual([
      { name: key, old: null, new: json, change_type: 'created', changed_by: scene.admin.user.id },
    ])
  })

  test('a channel and a role survive the round trip with all 19 digits', async () => {
    const channel = stage.discord.channelNamed(scene.guild, 'log')
    const role = stage.discord.addRole(scene.guild, { name: 'staff' })
    await scene.said('config set-channel', { key: 'system.log_channel_id', channel })
    await scene.said('config set-role', { key: 'ticketbot.staff_role_id', role })
    expect(channel.id).toMatch(/^\d{18,19}$/)
    expect((await scene.stored()).map(({ value }) => value)).toEqual([`"${channel.id}"`, `"${role.id}"`])
    expect(await scene.said('config get', { key: 'system.log_channel_id' })).toContain(`<#${channel.id}>`)
    expect(await scene.said('config get', { key: 'ticketbot.staff_role_id' })).toContain(`<@&${role.id}>`)
  })

  test('an id that another program wrote as a number keeps its last digits', async () => {
    await stage.database.query(
      `insert into bot_settings (guild_id, scope, key, value) values ($1, 'system', 'log_channel_id', '1098765432109876543')`,
      [scene.guild.id],
    )
    expect(await scene.said('config get', { key: 'system.log_channel_id' })).toContain('<#1098765432109876543>')
  })

  test('a second value is an update, and the same value again is no change', async () => {
    await scene.said('config set', { key: 'rules.enabled', value: 'off' })
    await scene.said('config set', { key: 'rules.enabled', value: 'on' })
    expect(await scene.said('config set', { key: 'rules.enabled', value: 'yes' })).toBe(
      '`rules.enabled` is `on` already.',
    )
    expect((await scene.history()).map(({ change_type, old, new: after }) => [change_type, old, after])).toEqual([
      ['created', null, 'false'],
      ['updated', 'false', 'true'],
    ])
  })

  test.each([
    ['no.such_setting', 'on', 'There is no such setting.'],
    ['rules.enabled', 'maybe', '`rules.enabled` is `on` or `off`.'],
    ['embedwatcher.reminder_offset_minutes', '4321', 'is a whole number from 0 to 4320.'],
    ['embedwatcher.reminder_offset_minutes', '1.5', 'is a whole number from 0 to 4320.'],
    ['embedwatcher.reminder_offset_minutes', '1,000', 'is a whole number from 0 to 4320.'],
    ['embedwatcher.reminder_offset_minutes', '1.000', 'is a whole number from 0 to 4320.'],
    ['embedwatcher.reminder_offset_minutes', '0x10', 'is a whole number from 0 to 4320.'],
    ['faq.min_similarity', '1.1', 'is a number from 0 to 1.'],
    ['faq.min_similarity', 'NaN', 'is a number from 0 to 1.'],
    ['onboarding.mode', 'banana', 'is one of `disabled`,'],
    ['system.timezone', '+02:00', 'is the name of a time zone'],
    ['system.timezone', 'Europe/Atlantis', 'is the name of a time zone'],
    ['system.log_channel_id', 'general', 'Use `/config set-channel`.'],
    ['ticketbot.staff_role_id', '1', 'Use `/config set-role`.'],
  ])('refuses %s = %s, and writes nothing', async (key, value, sentence) => {
    expect(await scene.said('config set', { key, value })).toContain(sentence)
    expect(await scene.stored()).toEqual([])
    expect(await scene.history()).toEqual([])
  })

  test('refuses a value of 20 kB that Discord would not have let through', async () => {
    const reply = await scene.admin
      .slash('config set', { key: 'onboarding.mode', value: 'x'.repeat(20_000) }, { force: true })
      .reply()
    expect(reply.text).toBe('`value` has more than 200 characters.')
    expect(await scene.stored()).toEqual([])
  })

  test('refuses a category where a text channel belongs, and the other way round', async () => {
    const category = stage.discord.addChannel(scene.guild, { name: 'tickets', type: 4 })
    const channel = stage.discord.channelNamed(scene.guild, 'log')
    expect(await scene.said('config set-channel', { key: 'system.log_channel_id', channel: category })).toContain(
      'is a text channel.',
    )
    expect(await scene.said('config set-channel', { key: 'ticketbot.category_id', channel })).toContain(
      'is a category.',
    )
    expect(await scene.said('config set-channel', { key: 'rules.enabled', channel })).toContain('is `on` or `off`.')
    expect(await scene.stored()).toEqual([])
  })

  test('refuses a channel in which the bot cannot write', async () => {
    const channel = stage.discord.channelNamed(scene.guild, 'log')
    stage.discord.changeChannel(channel, {
      overwrites: [
        { id: scene.guild.id, kind: 'role', allow: 0n, deny: PermissionFlagsBits.SendMessages },
        { id: stage.discord.bot.id, kind: 'member', allow: 0n, deny: PermissionFlagsBits.SendMessages },
      ],
    })
    expect(await scene.said('config set-channel', { key: 'system.log_channel_id', channel })).toContain(
      'The bot cannot write',
    )
  })

  test('refuses a role above its own where it has to give the role, and takes it for staff', async () => {
    const role = stage.discord.addRole(scene.guild, { name: 'chief', position: 200 })
    expect(await scene.said('config set-role', { key: 'onboarding.completion_role_id', role })).toContain(
      'cannot give that role',
    )
    expect(await scene.said('config set-role', { key: 'ticketbot.staff_role_id', role })).toContain(`<@&${role.id}>`)
    const everyone = { id: scene.guild.id }
    expect(await scene.said('config set-role', { key: 'ticketbot.staff_role_id', role: everyone })).toContain(
      'is a role.',
    )
  })

  test('of two at once one wins, and the other is told', async () => {
    const grace = adminOf(stage, scene.guild, 'grace')
    const held = await stage.database.client()
    // Both commands read what is there, and then wait behind this lock to write.
    await held.query('begin; lock table bot_settings in share mode')
    const first = scene.admin.slash('config set', { key: 'system.log_level', value: 'verbose' })
    const second = grace.slash('config set', { key: 'system.log_level', value: 'critical' })
    await untilWaiting(2)
    await held.query('commit')
    const texts = [(await first.reply()).text, (await second.reply()).text]
    expect(texts.filter((text) => text.includes('→'))).toHaveLength(1)
    expect(texts.filter((text) => text.includes('Somebody else has just changed `system.log_level`'))).toHaveLength(1)
    expect(await scene.history()).toHaveLength(1)
  })

  test('of two updates at once one wins, too', async () => {
    await scene.said('config set', { key: 'system.log_level', value: 'normal' })
    const held = await stage.database.client()
    await held.query('begin')
    await held.query(`select from bot_settings where guild_id = $1 for update`, [scene.guild.id])
    const first = scene.admin.slash('config set', { key: 'system.log_level', value: 'verbose' })
    const second = adminOf(stage, scene.guild, 'grace').slash('config reset', { key: 'system.log_level' })
    await untilWaiting(2)
    await held.query('commit')
    const texts = [(await first.reply()).text, (await second.reply()).text]
    expect(texts.filter((text) => text.includes('Somebody else has just changed'))).toHaveLength(1)
    expect(await scene.history()).toHaveLength(2)
  })

  test('a history that cannot be written takes the setting back', async () => {
    await stage.database.query(
      `create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
      create trigger refuse before insert on settings_history for each row execute function refuse()`,
    )
    try {
      expect(await scene.said('config set', { key: 'rules.enabled', value: 'off' })).toMatch(
        /Something went wrong here.*`[0-9a-f]{8}`/,
      )
      expect(await scene.stored()).toEqual([])
    } finally {
      await stage.database.query('drop trigger refuse on settings_history; drop function refuse()')
    }
  })

  test('is reported in the log channel, and mentions nobody', async () => {
    const channel = stage.discord.channelNamed(scene.guild, 'log')
    await scene.said('config set-channel', { key: 'system.log_channel_id', channel })
    await scene.said('config set', { key: 'rules.enabled', value: 'off' })
    const notice = await stage.discord.untilMessage(channel, ({ text }) => text.includes('rules.enabled'))
    expect(notice.text).toBe(`<@${scene.admin.user.id}> changed \`rules.enabled\`: \`on\` (default) → \`off\``)
    expect(notice.mentions).toEqual({ everyone: false, users: [], roles: [] })
  })

  test('is done although the log channel is gone', async () => {
    const channel = stage.discord.channelNamed(scene.guild, 'log')
    await scene.said('config set-channel', { key: 'system.log_channel_id', channel })
    stage.discord.removeChannel(channel)
    expect(await scene.said('config set', { key: 'rules.enabled', value: 'off' })).toContain('→')
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
