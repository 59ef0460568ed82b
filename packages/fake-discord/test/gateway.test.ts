import { once } from 'node:events'
import { Events, GatewayIntentBits, Routes, SnowflakeUtil } from 'discord.js'
import { afterEach, describe, expect, it } from 'vitest'
import { type FakeDiscord, startFakeDiscord } from '../src/index.ts'
import { answerWith, connect, createClient } from './support/bot.ts'
import { setStage } from './support/stage.ts'

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

  it('gives each of two shards its own guilds', async () => {
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

  it('tells two clients that are one shard each only what is theirs, and the first what is said to the bot', async () => {
    discord = await startFakeDiscord()
    const first = discord.addGuild({ shard: [0, 2], channels: ['general'] })
    const second = discord.addGuild({ shard: [1, 2], channels: ['general'] })
    const clients = await Promise.all([0, 1].map((shard) => connect(discord, { shards: [shard], shardCount: 2 })))
    expect(clients.map(({ guilds }) => [...guilds.cache.keys()])).toEqual([[first.id], [second.id]])
    await clients[0]?.rest.put(Routes.applicationCommands(discord.bot.id), {
      body: [{ name: 'ping', description: 'P' }],
    })
    for (const [shard, client] of clients.entries())
      answerWith(client, async (interaction) => {
        if (interaction.isRepliable()) await interaction.reply(`Shard ${shard}`)
      })
    const ann = discord.addMember(first, 'ann')
    discord.addMember(second, { user: ann })
    const places = [{ guild: first }, { guild: second }, {}]
    const replies = await Promise.all(places.map((place) => discord.as(ann, place).slash('ping').reply()))
    expect(replies.map(({ content }) => content)).toEqual(['Shard 0', 'Shard 1', 'Shard 0'])
    expect(discord.requests({ refused: true })).toEqual([])
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

  it('takes the time from the clock it is given', async () => {
    const noon = Date.parse('2030-01-01T12:00:00Z')
    discord = await startFakeDiscord({ clock: () => noon })
    discord.advance(60_000)
    expect(SnowflakeUtil.timestampFrom(discord.addUser('ann').id)).toBe(noon + 60_000)
  })
})

// discord.js pauses for half a second before it reconnects, so these take their time side by side.
describe.concurrent('a gateway that fails', () => {
  it('by dropping the connection is resumed, and what was missed is told', async () => {
    const { discord, general, ann, client, close } = await setStage()
    const told = once(client, Events.MessageCreate)
    discord.gateway.drop()
    const missed = discord.as(ann, { channel: general }).say('While you were away')
    expect((await told)[0].id).toBe(missed.id)
    expect([discord.gateway.identifies().length, discord.gateway.resumes()]).toEqual([1, 1])
    await close()
  })

  it('by asking to reconnect is resumed', async () => {
    const { discord, general, ann, client, close } = await setStage()
    const resumed = once(client, Events.ShardResume)
    discord.gateway.askToReconnect()
    await resumed
    const told = once(client, Events.MessageCreate)
    discord.as(ann, { channel: general }).say('Welcome back')
    expect((await told)[0].content).toBe('Welcome back')
    expect(discord.gateway.identifies()).toHaveLength(1)
    await close()
  })

  it('by leaving heartbeats unanswered is resumed', async () => {
    const { discord, client, close } = await setStage({ discord: { heartbeat: 100 } })
    const resumed = once(client, Events.ShardResume)
    discord.gateway.stopAcknowledging()
    await resumed
    expect(discord.gateway.sessions()[0]?.heartbeats).toBeGreaterThan(0)
    await close()
  })

  it('by ending the session is identified to again', async () => {
    const { discord, client, close } = await setStage()
    const ready = once(client, Events.ShardReady)
    discord.gateway.invalidate()
    await ready
    expect(discord.gateway.identifies()).toHaveLength(2)
    await close()
  })

  it('for one shard leaves the other alone', async () => {
    const discord = await startFakeDiscord({ shards: 2 })
    const client = await connect(discord, { shards: 'auto' })
    const resumed = once(client, Events.ShardResume)
    discord.gateway.drop({ shard: 1 })
    expect((await resumed)[0]).toBe(1)
    expect(discord.gateway.resumes()).toBe(1)
    await client.destroy()
    await discord.stop()
  })
})
