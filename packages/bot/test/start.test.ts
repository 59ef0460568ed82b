import { upgrade } from '@retort/migrations'
import { describe, expect, test } from 'vitest'
import { commands } from '../src/commands/index.ts'
import { applied, openForOne, textOf } from './support/migrations.ts'
import { bringUp, takeDown } from './support/outage.ts'
import { folderWith, ownHead, revisionFolder } from './support/revisions.ts'
import { logged, rowsIn, until } from './support/stage.ts'

const writing = { key: 'rules.enabled', value: 'off' }

describe('MIGRATIONS_ON_START=apply', () => {
  test('applies what is pending', async () => {
    const stage = await openForOne({ mode: 'apply', revisions: folderWith('aaaa', 'bbbb').path, applied: ownHead })
    expect(await applied(stage)).toEqual([ownHead, 'aaaa', 'bbbb'])
    expect(logged(stage, 'migrations-applied')).toContain('revisions=aaaa,bbbb')
    expect(await textOf(stage.owner, 'config show')).toContain('Settings')
  })

  test('of two bots at once on an empty database applies each revision once', async () => {
    const folder = folderWith('aaaa', 'bbbb')
    const stage = await openForOne({ mode: 'apply', revisions: folder.path, applied: null, isStarted: false })
    const bots = [stage.bot, stage.another(), stage.another()]
    await Promise.all(bots.map((bot) => bot.start()))
    expect(await applied(stage)).toEqual([ownHead, 'aaaa', 'bbbb'])
    expect(stage.log.filter((line) => line.includes('migrations-not-applied'))).toEqual([])
    expect(stage.discord.gateway.identifies()).toHaveLength(3)
  })

  test('of a revision that fails leaves the bot as it is when revisions are pending', async () => {
    const folder = folderWith('aaaa')
    folder.add({ id: 'bbbb', up: ['select 1/0'] })
    const stage = await openForOne({ mode: 'apply', revisions: folder.path, applied: null })
    expect(logged(stage, 'migrations-not-applied')).toContain('bbbb')
    expect(await applied(stage)).toEqual([ownHead, 'aaaa'])
    expect(await textOf(stage.owner, 'config show')).toContain('being updated')
    expect(await textOf(stage.owner, 'migrate status')).toContain('`bbbb`')
  })

  test('loses nothing that nobody has agreed to', async () => {
    const folder = revisionFolder('own')
    folder.add({ id: 'aaaa', up: ['create table kept as select 1 as id'] })
    folder.add({ id: 'bbbb', up: ['drop table kept'] })
    const stage = await openForOne({ mode: 'apply', revisions: folder.path, applied: 'aaaa' })
    expect(logged(stage, 'migrations-not-applied')).toContain('kept: 1 row')
    expect(await rowsIn(stage, 'kept')).toBe(1)
  })

  test('waits for a database that is not there yet', async () => {
    const stage = await openForOne({ mode: 'apply', applied: null, isStarted: false })
    await takeDown(stage.database)
    await stage.bot.start()
    await bringUp(stage.database)
    await until(() => logged(stage, 'migrations-applied') !== '')
    expect(await applied(stage)).toEqual([ownHead])
  })

  test('leaves alone what is ahead', async () => {
    const stage = await openForOne({
      mode: 'apply',
      before: async ({ database }) => {
        await upgrade({ url: database.url, revisions: folderWith('aaaa').path, target: 'heads' })
      },
    })
    expect(logged(stage, 'migrations-applied')).toBe('')
    expect(await applied(stage)).toEqual([ownHead, 'aaaa'])
  })
})

test('MIGRATIONS_ON_START=off looks at nothing and trusts the operator', async () => {
  const stage = await openForOne({ mode: 'off', revisions: folderWith('aaaa').path, applied: ownHead })
  expect(logged(stage, 'database')).toBe('')
  expect(await textOf(stage.owner, 'config set', writing)).toContain('→')
  expect(await textOf(stage.owner, 'migrate status')).toContain('The database is behind')
  expect(await textOf(stage.owner, 'health now')).toContain('Pending\n1')
})

test('MIGRATIONS_ON_START=off on an empty database still says what is missing', async () => {
  const stage = await openForOne({ mode: 'off', applied: null })
  expect(await textOf(stage.owner, 'config show')).toContain('The bot is being updated')
})

describe('slash commands', () => {
  test('are registered once: everywhere, and /migrate at home only', async () => {
    const stage = await openForOne()
    const puts = () => stage.discord.requests({ method: 'PUT', path: /commands$/ }).length
    const everywhere = commands.filter(({ where }) => where !== 'home server')
    expect(stage.discord.commands().map(({ name }) => name)).toEqual(everywhere.map(({ name }) => name))
    expect(stage.discord.commands(stage.home).map(({ name }) => name)).toEqual(['migrate'])
    expect(puts()).toBe(2)
    await stage.bot.stop()
    await stage.another().start()
    expect(puts()).toBe(2)
  })

  test('are tried again when Discord fails', async () => {
    const stage = await openForOne({ isStarted: false })
    stage.discord.fault({ method: 'PUT', path: /commands$/, status: 500, times: 2 })
    await stage.bot.start()
    expect(stage.discord.commands(stage.home).map(({ name }) => name)).toEqual(['migrate'])
    expect(stage.log.filter((line) => line.includes('commands-not-registered'))).toHaveLength(2)
  })

  test('of a home server that the bot is not in are said to be missing, and the others work', async () => {
    const stage = await openForOne({ isStarted: false })
    stage.discord.fault({
      method: 'GET',
      path: /guilds\/\d+\/commands$/,
      status: 403,
      code: 50001,
      message: 'Missing Access',
    })
    await stage.bot.start()
    expect(logged(stage, 'commands-not-registered')).toContain('Missing Access')
    expect(await textOf(stage.owner, 'health now')).toContain('All is well')
  })
})

describe('Discord', () => {
  test('that fails at login is tried again', async () => {
    const stage = await openForOne({ isStarted: false })
    stage.discord.fault({ path: '/gateway/bot', status: 503, times: 2 })
    await stage.bot.start()
    expect(stage.log.filter((line) => line.includes('discord-unreachable'))).toHaveLength(2)
    expect(await textOf(stage.owner, 'health now')).toContain('All is well')
  })

  test('that drops the connection finds the bot again', async () => {
    const stage = await openForOne()
    stage.discord.gateway.drop()
    await stage.discord.until('a resumed session', () => stage.discord.gateway.resumes() === 1)
    expect(await textOf(stage.owner, 'health now')).toContain('All is well')
  })

  test('that wants the bot no more ends it', async () => {
    const stage = await openForOne()
    stage.discord.gateway.drop({ code: 4004 })
    await until(() => stage.ends.length > 0)
    expect(stage.ends[0]).toBe('Discord has closed shard 0 for good: AuthenticationFailed.')
  })
})
