import type { Channel, Guild, Person, Role } from '@retort/fake-discord'
import { PermissionFlagsBits } from 'discord.js'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { openStage, type Stage } from '../support/stage.ts'

let stage: Stage
let guild: Guild
let channel: Channel
let staffRole: Role
let member: Person
let staff: Person

beforeAll(async () => {
  stage = await openStage()
})

beforeEach(async () => {
  guild = stage.discord.addGuild({ channels: ['general'] })
  channel = stage.discord.channelNamed(guild, 'general')
  // Who manages threads sees the private ones, too.
  const permissions = PermissionFlagsBits.ManageThreads
  staffRole = stage.discord.addRole(guild, { name: 'staff', mentionable: true, permissions })
  member = stage.member('bob', { guild, channel })
  staff = stage.discord.as(stage.discord.addMember(guild, { name: 'ada', roles: [staffRole] }), { channel })
  await stage.database.query(
    `insert into bot_settings (guild_id, scope, key, value) values ($1, 'ticketbot', 'staff_role_id', to_jsonb($2::text))`,
    [guild.id, staffRole.id],
  )
})

afterAll(() => expect(stage.discord.requests({ code: 50035 })).toEqual([]))

const rows = () =>
  stage.database.query<{ id: number; status: string; channel_id: string | null }>(
    `select id, status, channel_id, claimed_by, user_id, username, description from support_tickets
    where guild_id = $1 order by id`,
    [guild.id],
  )

async function open(person: Person, description = 'My *printer* is on fire.'): Promise<string> {
  const form = await person.slash('ticket open').modal()
  return (await person.submit(form, { description }).reply()).text
}

/** Opens a ticket, and goes to its thread. */
async function opened(): Promise<{ thread: Channel; asMember: Person; asStaff: Person }> {
  await open(member)
  const thread = stage.discord.threads(channel).at(-1)
  if (thread === undefined) throw new Error('no thread was made')
  return { thread, asMember: member.in(thread), asStaff: staff.in(thread) }
}

describe('open', () => {
  test('makes a private thread with the member in it, and calls the staff', async () => {
    const text = await open(member)
    const [thread] = stage.discord.threads(channel)
    const [row] = await rows()
    expect(text).toBe(`Your ticket: <#${thread?.id}>`)
    expect(thread).toMatchObject({ name: `ticket-${row?.id}` })
    expect(thread?.thread?.memberIds).toContain(member.user.id)
    expect(row).toMatchObject({ status: 'open', channel_id: thread?.id, user_id: member.user.id, username: 'bob' })
    const message = await stage.discord.untilMessage(thread ?? channel)
    expect(message.text).toContain('My *printer* is on fire.')
    expect(message.mentions.roles).toEqual([staffRole.id])
    expect(message.mentions.users).toEqual([])
    expect(message.buttons.map(({ label }) => label)).toEqual(['Claim', 'Close'])
  })

  test('a second time leads to the first', async () => {
    await open(member)
    const [thread] = stage.discord.threads(channel)
    expect(await open(member)).toBe(`You have a ticket already: <#${thread?.id}>`)
    expect(await rows()).toHaveLength(1)
  })

  test('twice at once makes one', async () => {
    const forms = [await member.slash('ticket open').modal(), await member.slash('ticket open').modal()]
    const exchanges = forms.map((form) => member.submit(form, { description: 'x' }))
    const texts = await Promise.all(exchanges.map(async (exchange) => (await exchange.reply()).text))
    expect(texts.filter((text) => text.startsWith('Your ticket: '))).toHaveLength(1)
    expect(await rows()).toHaveLength(1)
    expect(stage.discord.threads(channel)).toHaveLength(1)
  })

  test('after the thread was deleted by hand makes another', async () => {
    const { thread } = await opened()
    stage.discord.removeChannel(thread)
    expect(await open(member)).toMatch(/^Your ticket: /)
    expect((await rows()).map(({ status }) => status)).toEqual(['closed', 'open'])
  })

  test('that was never finished does not stand in the way', async () => {
    await stage.database.query(
      `insert into support_tickets (guild_id, user_id, description, created_at) values ($1, $2, 'x', now() - interval '2 minutes')`,
      [guild.id, member.user.id],
    )
    expect(await open(member)).toMatch(/^Your ticket: /)
    expect((await rows()).map(({ status }) => status)).toEqual(['closed', 'open'])
  })

  test('where Discord takes no thread says why, and leaves none behind', async () => {
    const fault = { method: 'POST', path: `/channels/${channel.id}/threads`, status: 400, code: 160_006 } as const
    stage.discord.fault({ ...fault, message: 'Maximum number of active threads reached' })
    expect(await open(member)).toContain('No thread could be made here: Maximum number of active threads reached')
    expect((await rows()).map(({ status }) => status)).toEqual(['closed'])
  })

  test('where Discord fails apologises, and can be tried again', async () => {
    stage.discord.fault({ method: 'POST', path: `/channels/${channel.id}/threads`, status: 500 })
    expect(await open(member)).toContain('Something went wrong here')
    expect(await open(member)).toMatch(/^Your ticket: /)
  })

  test.each([
    ['   ', 'Say what it is about.'],
    ['x'.repeat(4_001), '4000 characters at the most'],
  ])('refuses what was forced past the form', async (description, sentence) => {
    const form = await member.slash('ticket open').modal()
    expect((await member.submit(form, { description }, { force: true }).reply()).text).toContain(sentence)
    expect(await rows()).toEqual([])
  })

  test('not while it is switched off', async () => {
    await stage.database.query(
      `insert into bot_settings (guild_id, scope, key, value) values ($1, 'ticketbot', 'enabled', 'false')`,
      [guild.id],
    )
    expect((await member.slash('ticket open').reply()).text).toContain('switched off')
  })
})

describe('claim', () => {
  test('is for the staff, and everybody in the thread reads of it', async () => {
    const { thread, asMember, asStaff } = await opened()
    expect((await asMember.slash('ticket claim').reply()).text).toBe('Only the staff can do this.')
    const message = await stage.discord.untilMessage(thread)
    const [shared] = await asStaff.click(message, 'Claim').followUps()
    expect(shared?.text).toBe(`<@${staff.user.id}> takes care of this.`)
    expect(shared?.ephemeral).toBe(false)
    expect(await rows()).toMatchObject([{ status: 'claimed', claimed_by: staff.user.id }])
  })

  test('by two at once is won by one, and the other is told by whom', async () => {
    const { thread, asStaff } = await opened()
    const grace = stage.discord.as(stage.discord.addMember(guild, { name: 'grace', roles: [staffRole] }), {
      channel: thread,
    })
    const exchanges = [asStaff.slash('ticket claim'), grace.slash('ticket claim')]
    const texts = await Promise.all(exchanges.map(async (exchange) => (await exchange.reply()).text))
    expect(texts.filter((text) => text.includes('for everybody to see'))).toHaveLength(1)
    expect(texts.filter((text) => /^<@\d+> takes care of this already\.$/.test(text))).toHaveLength(1)
  })

  test('belongs to a thread of a ticket', async () => {
    expect((await staff.slash('ticket claim').reply()).text).toContain('only in the thread of a ticket')
  })
})

describe('close', () => {
  test('says so in the thread, and locks it', async () => {
    const { thread, asStaff } = await opened()
    expect((await asStaff.slash('ticket close', { reason: 'Done, @everyone' }).reply()).text).toBe('Closed.')
    const last = stage.discord.lastMessage(thread)
    expect(last?.text).toBe(`<@${staff.user.id}> has closed this ticket. Done, \\@everyone`)
    expect(last?.mentions).toEqual({ everyone: false, users: [], roles: [] })
    expect(stage.discord.channel(thread).thread).toMatchObject({ locked: true, archived: true })
    expect(await rows()).toMatchObject([{ status: 'closed' }])
    expect(await open(member)).toMatch(/^Your ticket: /)
  })

  test('is for the staff and for who opened it, and once', async () => {
    const { thread, asMember } = await opened()
    const other = stage.member('eve', { guild, channel: thread })
    expect((await other.slash('ticket close', {}, { force: true }).reply()).text).toBe('Only the staff can do this.')
    const message = await stage.discord.untilMessage(thread)
    expect((await asMember.click(message, 'Close').reply()).text).toBe('Closed.')
    const again = await asMember.click(message, 'Close', { force: true }).reply()
    expect(again.text).toBe('This ticket is closed already.')
    const claimed = await staff.in(thread).click(message, 'Claim', { force: true }).reply()
    expect(claimed.text).toBe('This ticket is closed.')
  })

  test('is done although the thread cannot be locked', async () => {
    const { thread, asStaff } = await opened()
    stage.discord.fault({ method: 'PATCH', path: `/channels/${thread.id}`, status: 403, code: 50_013 })
    expect((await asStaff.slash('ticket close').reply()).text).toContain('could not be locked')
    expect(await rows()).toMatchObject([{ status: 'closed' }])
  })

  test('of another server is refused', async () => {
    const { thread } = await opened()
    const [row] = await rows()
    const elsewhere = stage.discord.addGuild({ channels: ['general'] })
    const foreign = stage.member('eve', {
      guild: elsewhere,
      channel: stage.discord.channelNamed(elsewhere, 'general'),
      permissions: 8n,
    })
    const message = await foreign.slash('config history').reply()
    const clicked = await foreign.click(message, `v1:ticket:close:${row?.id}`, { force: true }).reply()
    expect(clicked.text).toBe('There is no such ticket in this server.')
    expect(stage.discord.channel(thread).thread?.locked).toBe(false)
  })
})

test('a thread that is deleted by hand closes its ticket', async () => {
  const { thread } = await opened()
  stage.discord.removeChannel(thread)
  while ((await rows()).some(({ status }) => status !== 'closed'));
})
