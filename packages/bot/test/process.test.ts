import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'

import { openStage, type Stage } from './support/stage.ts'

const program = fileURLToPath(new URL('../bin/bot.js', import.meta.url))

let stage: Stage
const children: ChildProcess[] = []
const folders: string[] = []

beforeAll(async () => {
  stage = await openStage({ isStarted: false })
})

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

interface Running {
  readonly child: ChildProcess
  readonly out: () => string
  readonly error: () => string
  /** Settles when the standard output holds this. */
  said(text: string): Promise<void>
  ended(): Promise<{ readonly code: number | null; readonly signal: string | null }>
}

/** The bot as a process of its own, with nothing in its environment but this. */
function run(environment: Record<string, string>): Running {
  const folder = mkdtempSync(join(tmpdir(), 'bot-process-'))
  folders.push(folder)
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, [program], { cwd: folder, env: { PATH, HOME, ...environment } })
  children.push(child)
  let out = ''
  let error = ''
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk
  })
  child.stderr.on('data', (chunk: Buffer) => {
    error += chunk
  })
  const end = once(child, 'close')
  return {
    child,
    out: () => out,
    error: () => error,
    said: async (text) => {
      while (!out.includes(text)) {
        if (child.exitCode !== null) throw new Error(`ended without "${text}": ${out}${error}`)
        await Promise.race([once(child.stdout, 'data'), end])
      }
    },
    ended: async () => {
      await end
      return { code: child.exitCode, signal: child.signalCode }
    },
  }
}

const whole = (): Record<string, string> => ({
  DISCORD_TOKEN: stage.discord.token,
  DISCORD_API_URL: stage.discord.url,
  DISCORD_HOME_GUILD: stage.home.id,
  DATABASE_URL: stage.database.url,
})

describe('the configuration', () => {
  test('without a token is one line', async () => {
    const { DISCORD_TOKEN: _token, ...rest } = whole()
    const bot = run(rest)
    expect(await bot.ended()).toEqual({ code: 2, signal: null })
    expect(bot.error()).toBe(
      'error: DISCORD_TOKEN is not set. Copy the token of the bot from https://discord.com/developers.\n',
    )
    expect(bot.out()).toBe('')
  })

  test('with a token that Discord does not know is one line, without the token', async () => {
    const bot = run({ ...whole(), DISCORD_TOKEN: 'another.secret.token' })
    expect((await bot.ended()).code).toBe(1)
    expect(bot.error()).toMatch(/^error: Discord does not let the bot in: .+\n$/)
    expect(bot.error() + bot.out()).not.toContain('another.secret.token')
  })
})

describe('the process', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('answers, and ends with 0 at %s', async (signal) => {
    const bot = run(whole())
    await bot.said('info ready')
    expect((await stage.owner.slash('health now').reply()).text).toContain('0.1.0')
    bot.child.kill(signal)
    expect(await bot.ended()).toEqual({ code: 0, signal: null })
    expect(bot.out().trimEnd().split('\n').at(-1)).toContain('info stopped')
    expect(bot.error()).toBe('')
    expect(bot.out()).not.toContain(stage.discord.token)
  })

  test('ends with 1 at the second signal, whatever is under way', async () => {
    const bot = run(whole())
    await bot.said('info ready')
    const held = await stage.database.client()
    await held.query('begin; lock table bot_settings in access exclusive mode')
    await stage.owner.slash('config show').acknowledged()
    bot.child.kill('SIGTERM')
    await bot.said('info stopping')
    bot.child.kill('SIGTERM')
    expect(await bot.ended()).toEqual({ code: 1, signal: null })
    await held.query('rollback')
  })

  test('without a database of its own starts one, fills it, and leaves it when it ends', async () => {
    const { DATABASE_URL: _url, ...rest } = whole()
    const bot = run({ ...rest, MIGRATIONS_ON_START: 'apply' })
    await bot.said('state=up-to-date')
    expect(bot.error()).toContain('DATABASE_URL is not set: using the embedded PostgreSQL with its data in ')
    bot.child.kill('SIGTERM')
    expect(await bot.ended()).toEqual({ code: 0, signal: null })
  })
})
