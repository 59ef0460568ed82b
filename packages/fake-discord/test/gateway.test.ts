import { once } from 'node:events'
import { Events } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { startFakeDiscord } from '../src/index.ts'
import { connect } from './support/bot.ts'
import { setStage } from './support/stage.ts'

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
