import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startFakeDiscord } from '../src/index.ts'
import { failure, type Stage, setStage } from './support/stage.ts'

describe('a REST API that fails', () => {
  let stage: Stage
  const path = () => `/channels/${stage.general.id}/messages` as const
  const send = (content: string, more: object = {}) => stage.client.rest.post(path(), { body: { content, ...more } })
  const sent = (content: string) =>
    stage.discord.messages(stage.general).filter((message) => message.content === content)

  beforeAll(async () => {
    stage = await setStage()
  })
  afterAll(() => stage.close())

  it('with 429 is asked again', async () => {
    const fault = stage.discord.fault({ method: 'POST', path: path(), status: 429, retryAfter: 0.01 })
    await send('limited')
    expect(fault.met()).toBe(1)
    expect(stage.discord.requests({ path: path() }).map(({ status }) => status)).toEqual([429, 200])
  })

  it('with 500 fails, and works when asked again', async () => {
    stage.discord.fault({ path: /messages$/, status: 500 })
    expect(await failure(send('broken'))).toMatchObject({ status: 500 })
    await send('mended')
    expect([sent('broken'), sent('mended')].map(({ length }) => length)).toEqual([0, 1])
  })

  it('with a code of its own says so, as often as wanted', async () => {
    const fault = stage.discord.fault({
      path: path(),
      status: 403,
      code: 50013,
      message: 'Missing Permissions',
      times: 2,
    })
    expect(await failure(send('one'))).toMatchObject({ code: 50013 })
    expect(await failure(send('two'))).toMatchObject({ code: 50013 })
    await send('three')
    expect(fault.met()).toBe(2)
  })

  it('by holding a request performs it when released', async () => {
    const { discord } = stage
    const fault = discord.fault({ path: path(), hang: true })
    const sending = send('held')
    await discord.until('the request', () => fault.met() === 1)
    expect(sent('held')).toEqual([])
    fault.release()
    await sending
    expect(sent('held')).toHaveLength(1)
  })

  it('by breaking off after it was obeyed leaves the bot in doubt, which a nonce resolves', async () => {
    const nonce = { nonce: 'r7.0', enforce_nonce: true }
    stage.discord.fault({ path: path(), cut: 'after' })
    await failure(send('once', nonce))
    await send('once', nonce)
    expect(sent('once')).toHaveLength(1)
  })

  it('by breaking off before it was obeyed has done nothing', async () => {
    stage.discord.fault({ path: path(), cut: 'before' })
    await failure(send('never'))
    expect(sent('never')).toEqual([])
  })

  it('is quiet again once the fault is cleared', async () => {
    const fault = stage.discord.fault({ path: path(), status: 500, times: 99 })
    fault.clear()
    await send('cleared')
    expect(fault.met()).toBe(0)
  })

  it('names a route that it does not have', async () => {
    const asked = stage.client.rest.get(`/guilds/${stage.guild.id}/emojis`)
    expect(await failure(asked)).toMatchObject({ status: 404, message: expect.stringContaining('is not faked') })
    expect(stage.discord.requests({ route: null })).toHaveLength(1)
  })

  it('tells its limits with every answer, and keeps them', async () => {
    const discord = await startFakeDiscord({ rateLimit: { requests: 2, window: 60_000 } })
    const ask = () => fetch(`${discord.url}/v10/users/@me`, { headers: { authorization: `Bot ${discord.token}` } })
    const answers = [await ask(), await ask(), await ask()]
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429])
    expect(answers.map(({ headers }) => headers.get('x-ratelimit-remaining'))).toEqual(['1', '0', '0'])
    expect(await answers[2]?.json()).toMatchObject({ retry_after: expect.any(Number), global: false })
    discord.advance(60_000)
    expect((await ask()).status).toBe(200)
    await discord.stop()
  })
})

describe('a wait', () => {
  it('that is in vain says what was asked of Discord instead', async () => {
    const discord = await startFakeDiscord({ patience: 50 })
    await fetch(`${discord.url}/v10/users/@me`)
    const error = await failure(discord.until('a miracle', () => null))
    expect(String(error)).toMatch(/Waited 50 ms in vain: a miracle\.\n.*\n {2}GET \/users\/@me -> 401/)
    await discord.stop()
  })

  it('ends with the error its probe throws', async () => {
    const discord = await startFakeDiscord()
    const waiting = discord.until('nothing', () => {
      throw new Error('Broken probe')
    })
    await expect(waiting).rejects.toThrow('Broken probe')
    await discord.stop()
  })

  it('ends when Discord is stopped', async () => {
    const discord = await startFakeDiscord()
    const waiting = failure(discord.until('the end', () => null))
    await discord.stop()
    expect(String(await waiting)).toMatch(/Discord was stopped/)
  })
})
