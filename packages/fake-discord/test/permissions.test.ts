import { ChannelType, GatewayIntentBits, PermissionFlagsBits } from 'discord.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { failure, type Stage, setStage } from './support/stage.ts'

const { Administrator, ManageRoles, ManageChannels, SendMessages, ViewChannel, UseApplicationCommands } =
  PermissionFlagsBits

describe('permissions', () => {
  let stage: Stage
  const guild = () => {
    const found = stage.client.guilds.cache.get(stage.guild.id)
    if (!found) throw new Error('There is no guild.')
    return found
  }
  const send = (channelId: string) =>
    stage.client.rest.post(`/channels/${channelId}/messages`, { body: { content: 'C' } })

  beforeAll(async () => {
    stage = await setStage({
      botPermissions: ManageRoles | ManageChannels,
      commands: [{ name: 'ping', description: 'Answers' }],
    })
  })
  afterAll(() => stage.close())

  it('are everything for the owner and for administrators', () => {
    const { discord, general } = stage
    const admin = discord.addMember(stage.guild, { name: 'admin', permissions: Administrator })
    expect(discord.permissions(general, admin)).toBe(discord.permissions(general, discord.owner))
    expect(discord.permissions(general, admin) & ManageRoles).toBe(ManageRoles)
  })

  it('come from roles, then from overwrites for everyone, for roles and for the member', () => {
    const { discord } = stage
    const role = discord.addRole(stage.guild, { name: 'staff' })
    const bob = discord.addMember(stage.guild, { name: 'bob', roles: [role] })
    const deny = { id: stage.guild.id, kind: 'role' as const, allow: 0n, deny: SendMessages }
    const allow = { id: role.id, kind: 'role' as const, allow: SendMessages, deny: 0n }
    const forbid = { id: bob.id, kind: 'member' as const, allow: 0n, deny: SendMessages }
    const canWrite = (...overwrites: (typeof deny)[] | (typeof forbid)[] | (typeof deny | typeof forbid)[]) =>
      (discord.permissions(discord.addChannel(stage.guild, { name: 'x', overwrites }), bob) & SendMessages) !== 0n
    expect([canWrite(), canWrite(deny), canWrite(deny, allow), canWrite(deny, allow, forbid)]).toEqual([
      true,
      false,
      true,
      false,
    ])
  })

  it('are none in a channel that cannot be seen, for the bot as for people', async () => {
    const { discord, ann } = stage
    const overwrites = [{ id: stage.guild.id, kind: 'role' as const, allow: 0n, deny: ViewChannel }]
    const hidden = discord.addChannel(stage.guild, { name: 'hidden', overwrites })
    expect(discord.permissions(hidden, ann)).toBe(0n)
    expect(() => discord.as(ann, { channel: hidden }).slash('ping')).toThrow(/ann cannot see #hidden/)
    expect(await failure(send(hidden.id))).toMatchObject({ code: 50001 })
  })

  it('let nobody write where writing is denied', async () => {
    const { discord, ann } = stage
    const overwrites = [{ id: stage.guild.id, kind: 'role' as const, allow: 0n, deny: SendMessages }]
    const quiet = discord.addChannel(stage.guild, { name: 'quiet', overwrites })
    expect(() => discord.as(ann, { channel: quiet }).say('Hello')).toThrow(/may not write in #quiet/)
    expect(await failure(send(quiet.id))).toMatchObject({ code: 50013 })
  })

  it('leave the timed out with nothing but reading', () => {
    const { discord, general } = stage
    const eve = discord.addMember(stage.guild, 'eve')
    discord.changeMember(eve, { timedOutUntil: Date.now() + 3_600_000 })
    expect(discord.permissions(general, eve) & (SendMessages | UseApplicationCommands)).toBe(0n)
    discord.advance(3_600_001)
    expect(discord.permissions(general, eve) & SendMessages).toBe(SendMessages)
  })

  it('let the bot give only roles below its own that belong to nobody', async () => {
    const { discord, ann } = stage
    const low = discord.addRole(stage.guild, { name: 'low' })
    const member = await guild().members.fetch(ann.id)
    await member.roles.add(low.id)
    expect(discord.member(stage.guild, ann).roleIds).toContain(low.id)
    await member.roles.remove(low.id)
    expect(discord.member(stage.guild, ann).roleIds).not.toContain(low.id)
    const boss = discord.addRole(stage.guild, { name: 'boss', position: 200 })
    const managed = discord.addRole(stage.guild, { name: 'other bot', managed: true })
    expect(await failure(member.roles.add(boss.id))).toMatchObject({ code: 50013 })
    expect(await failure(member.roles.add(managed.id))).toMatchObject({ code: 50013 })
    discord.removeRole(low)
    expect(await failure(member.roles.add(low.id))).toMatchObject({ code: 10011 })
  })

  it('on members are asked for in the developer portal', async () => {
    const {
      discord,
      guild: hall,
      close,
      client,
    } = await setStage({
      discord: { privileged: { members: false } },
      client: { intents: [GatewayIntentBits.Guilds] },
    })
    discord.addMember(hall, 'bob')
    expect(await failure(client.rest.get(`/guilds/${hall.id}/members`))).toMatchObject({ code: 50001 })
    expect(await client.rest.get(`/guilds/${hall.id}/members/search?query=bo`)).toMatchObject([
      { user: { username: 'bob' } },
    ])
    await close()
  })

  it('stop at fifty channels in a category', async () => {
    const { discord } = stage
    const category = discord.addChannel(stage.guild, { name: 'tickets', type: ChannelType.GuildCategory })
    for (let count = 0; count < 50; count += 1) discord.addChannel(stage.guild, { name: 'ticket', parent: category })
    const refused = await failure(guild().channels.create({ name: 'ticket', parent: category.id }))
    expect(refused).toMatchObject({ code: 50035, rawError: { errors: { parent_id: expect.anything() } } })
  })
})
