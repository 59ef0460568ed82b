import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { type FakeDiscord, startFakeDiscord } from '../src/index.ts'

const identify = (more: object = {}) => ({
  op: 2,
  d: { token: 'loopback.bot.token', intents: 1, properties: {}, ...more },
})

describe('a gateway connection is closed', () => {
  let discord: FakeDiscord
  beforeAll(async () => {
    discord = await startFakeDiscord()
  })
  afterAll(() => discord.stop())

  const open = (version = 10) => new WebSocket(`${discord.url.replace('http', 'ws')}/?v=${version}&encoding=json`)

  async function closeCode(payloads: readonly unknown[], version?: number): Promise<number> {
    const socket = open(version)
    const closed = once(socket, 'close')
    await once(socket, 'open')
    for (const payload of payloads) socket.send(typeof payload === 'string' ? payload : JSON.stringify(payload))
    return (await closed)[0]
  }

  it.each([
    ['4001 for an unknown opcode', [{ op: 99 }], 4001],
    ['4002 for what is not JSON', ['{'], 4002],
    ['4002 for more than 4,096 bytes', [{ op: 1, d: 'x'.repeat(4_096) }], 4002],
    ['4003 for a payload before identifying', [{ op: 8, d: {} }], 4003],
    ['4004 for a wrong token', [identify({ token: 'wrong' })], 4004],
    ['4004 for a wrong token when resuming', [{ op: 6, d: { token: 'wrong', session_id: '', seq: 0 } }], 4004],
    ['4005 for identifying twice', [identify(), identify()], 4005],
    ['4008 for the 121st payload of a minute', Array.from({ length: 121 }, () => ({ op: 1, d: null })), 4008],
    ['4010 for a shard beyond the last', [identify({ shard: [2, 2] })], 4010],
    ['4013 for an intent that does not exist', [identify({ intents: 2 ** 30 })], 4013],
  ])('with %s', async (_, payloads, code) => {
    expect(await closeCode(payloads)).toBe(code)
  })

  it('with 4012 for another version', async () => {
    expect(await closeCode([], 9)).toBe(4012)
  })

  it('by the client when its session cannot be resumed, for it is told so', async () => {
    const socket = open()
    const frames: { op: number; d: unknown }[] = []
    socket.on('message', (raw) => frames.push(JSON.parse(String(raw))))
    await once(socket, 'open')
    socket.send(JSON.stringify({ op: 6, d: { token: discord.token, session_id: 'gone', seq: 1 } }))
    await discord.until('the answer', () => frames.length === 2)
    expect(frames.map(({ op, d }) => [op, d])).toEqual([
      [10, { heartbeat_interval: 41_250 }],
      [9, false],
    ])
    socket.terminate()
  })
})
