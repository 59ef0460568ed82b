import { Events, GatewayIntentBits } from 'discord.js'
import { afterEach, describe, expect, it } from 'vitest'
import { type FakeDiscord, startFakeDiscord } from '../src/index.ts'
import { connect, createClient } from './support/bot.ts'

describe('logging in', () => {
  let discord: FakeDiscord
  afterEach(() => discord.stop())

  it('makes the client ready with every guild, channel and the bot itself', async () => {
    discord = await startFakeDiscord({ botName: 'retort' })
    const guild = discord.addGuild({ name: 'Alchemists', channels: ['general', 'lab'] })
    const client = await connect(discord)
    expect(client.user.username).toBe('retort')
    expect(client.guilds.cache.get(guild.id)?.name).toBe('Alchemists')
    expect(client.guilds.cache.get(guild.id)?.channels.cache.map(({ name }) => name)).toEqual(['general', 'lab'])
    expect(client.guilds.cache.get(guild.id)?.members.me?.id).toBe(discord.bot.id)
    await client.destroy()
  })

  it('refuses a wrong token', async () => {
    discord = await startFakeDiscord()
    const client = createClient(discord)
    await expect(client.login('another.token')).rejects.toThrow(/invalid token/i)
    await client.destroy()
  })

  it('refuses intents that are switched off', async () => {
    discord = await startFakeDiscord({ privileged: { messageContent: false } })
    const client = createClient(discord)
    await expect(client.login(discord.token)).rejects.toThrow(/disallowed intents/i)
    await client.destroy()
  })

  it('ends the session of a client that says goodbye', async () => {
    discord = await startFakeDiscord()
    const client = await connect(discord)
    await client.destroy()
    await discord.until('the end of the session', () => discord.gateway.sessions().length === 0)
  })

  it('names a user or a team as the owner', async () => {
    discord = await startFakeDiscord()
    const client = await connect(discord)
    expect((await client.application.fetch()).owner?.id).toBe(discord.owner.id)
    const team = [discord.addUser('ann'), discord.addUser('bob')]
    discord.setTeam(team)
    const { owner } = await client.application.fetch()
    expect(owner && 'members' in owner ? [...owner.members.keys()] : []).toEqual(team.map(({ id }) => id))
    await client.destroy()
  })

  it('gives each of two shards its own guilds and keeps direct messages for the first', async () => {
    discord = await startFakeDiscord({ shards: 2 })
    const guilds = [discord.addGuild({ shard: [0, 2] }), discord.addGuild({ shard: [1, 2] })]
    const client = await connect(discord, { shards: 'auto' })
    expect(discord.gateway.identifies().map(({ shard }) => shard)).toEqual([
      [0, 2],
      [1, 2],
    ])
    expect(guilds.map(({ id }) => client.guilds.cache.get(id)?.shardId)).toEqual([0, 1])
    await client.destroy()
  })

  it('tells two clients that are one shard each only what is theirs', async () => {
    discord = await startFakeDiscord()
    const [first, second] = [discord.addGuild({ shard: [0, 2] }), discord.addGuild({ shard: [1, 2] })]
    const clients = await Promise.all([0, 1].map((shard) => connect(discord, { shards: [shard], shardCount: 2 })))
    expect(clients.map(({ guilds }) => [...guilds.cache.keys()])).toEqual([[first.id], [second.id]])
    await Promise.all(clients.map((client) => client.destroy()))
  })

  it('tells of guilds, members and roles that come and go', async () => {
    discord = await startFakeDiscord()
    const client = await connect(discord)
    const heard: string[] = []
    client.on(Events.GuildCreate, ({ name }) => heard.push(`guild ${name}`))
    client.on(Events.GuildMemberAdd, ({ user }) => heard.push(`member ${user.username}`))
    client.on(Events.GuildRoleCreate, ({ name }) => heard.push(`role ${name}`))
    client.on(Events.GuildMemberRemove, ({ user }) => heard.push(`gone ${user.username}`))
    client.on(Events.GuildDelete, ({ name }) => heard.push(`left ${name}`))
    const left = new Promise((resolve) => client.once(Events.GuildDelete, resolve))
    const guild = discord.addGuild({ name: 'New' })
    discord.addRole(guild, { name: 'staff' })
    discord.removeMember(discord.addMember(guild, 'ann'))
    discord.removeGuild(guild)
    await left
    expect(heard).toEqual(['guild New', 'role staff', 'member ann', 'gone ann', 'left New'])
    await client.destroy()
  })

  it('tells nothing of members without their intent', async () => {
    discord = await startFakeDiscord()
    const guild = discord.addGuild()
    const client = await connect(discord, { intents: [GatewayIntentBits.Guilds] })
    const heard: string[] = []
    client.on(Events.GuildMemberAdd, () => heard.push('member'))
    const created = new Promise((resolve) => client.once(Events.GuildRoleCreate, resolve))
    discord.addMember(guild, 'ann')
    discord.addRole(guild)
    await created
    expect(heard).toEqual([])
    await client.destroy()
  })
})
