import type { Channel, Guild, Person } from '@retort/fake-discord'
import { PermissionFlagsBits } from 'discord.js'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { openStage, type Stage } from '../support/stage.ts'

const morning = new Date('2026-08-03T06:30:00Z')

let stage: Stage
let guild: Guild
let channel: Channel
let member: Person
let moderator: Person

beforeAll(async () => {
  stage = await openStage({ now: morning, timing: { reminders: 20 } })
})

/** Each test has a guild of its own, in Brussels, on a Monday at half past eight. */
beforeEach(async () => {
  stage.clock.held = morning
  await stage.database.query('truncate reminders')
  guild = stage.discord.addGuild({ channels: ['general', 'other', 'log'] })
  channel = stage.discord.channelNamed(guild, 'general')
  member = stage.member('bob', { guild, channel })
  moderator = stage.member('mo', { guild, channel, permissions: PermissionFlagsBits.ManageMessages })
  await choose('system.timezone', 'Europe/Brussels')
})

afterAll(() => expect(stage.discord.requests({ code: 50035 })).toEqual([]))

async function choose(name: string, value: string | boolean): Promise<void> {
  const [scope, key] = name.split('.')
  await stage.database.query('insert into bot_settings (guild_id, scope, key, value) values ($1, $2, $3, $4)', [
    guild.id,
    scope,
    key,
    JSON.stringify(value),
  ])
}

const textOf = async (person: Person, line: string, values = {}): Promise<string> =>
  (await person.slash(line, values).reply()).text

const rows = () =>
  stage.database.query<{ id: number }>(
    `select id, name, channel_id, "time", days, event_time, last_sent_at, message, created_by from reminders order by id`,
  )

const later = (time: string): void => {
  stage.clock.held = new Date(time)
}

describe('add', () => {
  test('once, for the next time that the clock shows it', async () => {
    const text = await textOf(member, 'reminder add', { name: 'Call *Ada*', time: '9:00', message: 'Now!' })
    expect(text).toMatch(/^Reminder \*\*#\d+\*\* Call \\\*Ada\\\* in <#\d+>, next <t:1785740400:F>$/)
    expect(await rows()).toMatchObject([
      {
        name: 'Call *Ada*',
        message: 'Now!',
        channel_id: channel.id,
        created_by: member.user.id,
        event_time: new Date('2026-08-03T07:00:00Z'),
        days: [],
      },
    ])
  })

  test('every week', async () => {
    const text = await textOf(member, 'reminder add', { name: 'Standup', time: '9:00', days: 'mon, wed' })
    expect(text).toContain('Mon, Wed at 9:00 (Europe/Brussels), next <t:1785740400:F>')
    expect(await rows()).toMatchObject([{ time: '09:00:00', days: ['0', '2'], event_time: null }])
  })

  test('in another channel only for who manages messages, and where the bot can write', async () => {
    const other = stage.discord.channelNamed(guild, 'other')
    const values = { name: 'x', time: '9:00', channel: other }
    expect(await textOf(member, 'reminder add', values)).toContain('Only members who may manage messages')
    expect(await textOf(moderator, 'reminder add', values)).toContain(`<#${other.id}>`)
    stage.discord.changeChannel(other, {
      overwrites: [{ id: stage.discord.bot.id, kind: 'member', allow: 0n, deny: PermissionFlagsBits.SendMessages }],
    })
    expect(await textOf(moderator, 'reminder add', values)).toContain('The bot cannot write in that channel.')
  })

  test('in the channel that the server has chosen', async () => {
    const other = stage.discord.channelNamed(guild, 'other')
    await choose('reminders.default_channel_id', other.id)
    expect(await textOf(member, 'reminder add', { name: 'x', time: '9:00' })).toContain(`<#${other.id}>`)
  })

  test('not for a 26th time, also when two are added at once', async () => {
    await stage.database.query(
      `insert into reminders (guild_id, name, channel_id, "time", days, created_by)
      select $1, 'R' || n, $2, '12:00', '{0}', $3 from generate_series(1, 24) n`,
      [guild.id, channel.id, member.user.id],
    )
    const exchanges = ['a', 'b'].map((name) => member.slash('reminder add', { name, time: '9:00' }))
    const texts = await Promise.all(exchanges.map(async (exchange) => (await exchange.reply()).text))
    expect(texts.filter((text) => text.includes('no room for more'))).toHaveLength(1)
    expect(await rows()).toHaveLength(25)
  })
})

describe('list and delete', () => {
  test('everybody sees their own, and who manages messages sees all', async () => {
    await textOf(member, 'reminder add', { name: 'Mine', time: '9:00' })
    await textOf(moderator, 'reminder add', { name: 'Theirs', time: '9:00', days: 'daily' })
    expect(await textOf(member, 'reminder list')).toMatch(/^\*\*#\d+\*\* Mine in .*$/)
    expect(await textOf(member, 'reminder list', { all: true })).toContain('Only members who may manage messages')
    expect(await textOf(moderator, 'reminder list', { all: true })).toMatch(/Mine.*\n.*Theirs.*every day/)
  })

  test('everybody deletes their own, and who manages messages any of the server', async () => {
    for (const name of ['One', 'Two']) await textOf(member, 'reminder add', { name, time: '9:00' })
    const [one, two] = (await rows()).map(({ id }) => id)
    const stranger = stage.member('eve', { guild, channel })
    expect(await textOf(stranger, 'reminder delete', { id: one })).toContain('There is no such reminder of yours.')
    const [choice] = await member.autocomplete('reminder delete', { id: 'two' }).choices()
    expect(choice).toEqual({ name: `#${two} Two`, value: two })
    for (const [person, id] of [
      [member, one],
      [moderator, two],
    ] as const) {
      const question = await person.slash('reminder delete', { id: id ?? 0 }).reply()
      const done = await person.click(question, 'Delete').until(({ buttons }) => buttons.length === 0)
      expect(done.text).toBe('Deleted.')
    }
    expect(await rows()).toEqual([])
  })

  test('a button of somebody else deletes nothing', async () => {
    await textOf(member, 'reminder add', { name: 'One', time: '9:00' })
    const [row] = await rows()
    const stranger = stage.member('eve', { guild, channel })
    const message = await stranger.slash('reminder list').reply()
    const clicked = stranger.click(message, `v1:reminder:delete:${row?.id}`, { force: true })
    expect((await clicked.until(({ text }) => text.includes('There is no'))).text).toContain('reminder of yours')
    expect(await rows()).toHaveLength(1)
  })
})

describe('delivery', () => {
  const posted = () => stage.discord.messages(channel).map(({ text }) => text)

  const delivered = (count = 1) => stage.discord.until('the reminders', () => posted().length >= count)

  /** Nothing is left to be posted; a row goes after its message has come. */
  async function gone(): Promise<void> {
    while ((await rows()).length > 0);
  }

  test('once posts when the time has come, and the reminder goes', async () => {
    await textOf(member, 'reminder add', { name: 'Call', time: '9:00', message: 'Now, @everyone!' })
    later('2026-08-03T07:00:10Z')
    const message = await stage.discord.untilMessage(channel)
    expect(message.text).toBe('⏰ **Call**\nNow, @everyone!')
    expect(message.mentions.everyone).toBe(false)
    await gone()
  })

  test('every week posts each time once', async () => {
    await textOf(member, 'reminder add', { name: 'Standup', time: '9:00', days: 'mon, wed' })
    later('2026-08-03T07:00:10Z')
    await delivered()
    later('2026-08-03T07:30:00Z')
    later('2026-08-05T07:00:10Z')
    await delivered(2)
    expect(posted()).toEqual(['⏰ **Standup**', '⏰ **Standup**'])
  })

  test('after the bot was away posts the latest only, and says that it is late', async () => {
    await textOf(member, 'reminder add', { name: 'Daily', time: '9:00', days: 'daily' })
    later('2026-08-06T07:40:00Z')
    await delivered()
    expect(posted()).toEqual(['⏰ **Daily** (late: the bot was away)'])
  })

  test('of two bots posts once', async () => {
    const other = stage.another()
    await other.start()
    for (let number = 1; number <= 5; number += 1) {
      await textOf(member, 'reminder add', { name: `R${number}`, time: '9:00' })
    }
    later('2026-08-03T07:00:10Z')
    await gone()
    await other.stop()
    expect(posted().toSorted()).toEqual([1, 2, 3, 4, 5].map((number) => `⏰ **R${number}**`))
  })

  test('that Discord fails is tried again', async () => {
    stage.discord.fault({
      method: 'POST',
      path: new RegExp(`^/channels/${channel.id}/messages$`),
      status: 500,
      times: 3,
    })
    await textOf(member, 'reminder add', { name: 'Again', time: '9:00' })
    later('2026-08-03T07:00:10Z')
    await gone()
    expect(posted()).toEqual(['⏰ **Again**'])
  })

  test('whose answer is lost is not posted a second time', async () => {
    stage.discord.fault({ method: 'POST', path: new RegExp(`^/channels/${channel.id}/messages$`), cut: 'after' })
    await textOf(member, 'reminder add', { name: 'Once', time: '9:00' })
    later('2026-08-03T07:00:10Z')
    await gone()
    expect(posted()).toEqual(['⏰ **Once**'])
    expect(stage.discord.requests({ method: 'POST', path: `/channels/${channel.id}/messages` })).toHaveLength(2)
  })

  test('to a channel that is gone is reported, and the reminder is kept', async () => {
    const log = stage.discord.channelNamed(guild, 'log')
    await choose('system.log_channel_id', log.id)
    const other = stage.discord.channelNamed(guild, 'other')
    await textOf(moderator, 'reminder add', { name: 'Lost', time: '9:00', channel: other })
    stage.discord.removeChannel(other)
    later('2026-08-03T07:00:10Z')
    const report = await stage.discord.untilMessage(log)
    expect(report.text).toContain(`**Lost**, could not be posted in <#${other.id}>: Unknown Channel`)
    while ((await rows()).some((row) => Object.values(row).at(6) === null));
    expect(await rows()).toHaveLength(1)
    expect(await textOf(moderator, 'reminder list')).toContain('Lost in')
  })

  test('mentions everyone only where the server wants that', async () => {
    await choose('reminders.allow_everyone_mentions', true)
    await textOf(member, 'reminder add', { name: 'x', time: '9:00', message: '@everyone' })
    later('2026-08-03T07:00:10Z')
    expect((await stage.discord.untilMessage(channel)).mentions.everyone).toBe(true)
  })

  test('waits while it is switched off', async () => {
    await textOf(member, 'reminder add', { name: 'Quiet', time: '9:00' })
    await choose('reminders.enabled', false)
    expect(await textOf(member, 'reminder add', { name: 'x', time: '9:00' })).toContain('switched off')
    // What comes behind it is posted, so that it was looked at.
    const elsewhere = stage.discord.addGuild({ channels: ['general'] })
    const there = stage.discord.channelNamed(elsewhere, 'general')
    const neighbour = stage.member('nan', { guild: elsewhere, channel: there })
    await textOf(neighbour, 'reminder add', { name: 'Loud', time: '7:00' })
    later('2026-08-03T07:00:10Z')
    await stage.discord.untilMessage(there)
    expect(posted()).toEqual([])
    while ((await rows()).length > 1);
  })
})
