import { upgrade } from '@retort/migrations'
import { afterEach, describe, expect, test } from 'vitest'

import { bringUp, takeDown } from './support/outage.ts'
import { ownHead, type RevisionFolder, revisionFolder } from './support/revisions.ts'
import { openStage, type Stage, type StageOptions } from './support/stage.ts'

const stages: Stage[] = []

afterEach(async () => {
  for (const stage of stages.splice(0)) await stage.stop()
})

const open = async (options: StageOptions = {}): Promise<Stage> => {
  const stage = await openStage(options)
  stages.push(stage)
  return stage
}

function folderWith(...ids: readonly string[]): RevisionFolder {
  const folder = revisionFolder('own')
  for (const id of ids) folder.add({ id, up: [`create table ${id} (id int)`], down: [`drop table ${id}`] })
  return folder
}

const said = async (stage: Stage, line: string, values = {}): Promise<string> =>
  (await stage.owner.slash(line, values).reply()).text

const writing = { key: 'rules.enabled', value: 'off' }

const count = async ({ database }: Stage, table: string): Promise<number> =>
  (await database.query<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n ?? 0

const revisions = async ({ database }: Stage): Promise<unknown[]> =>
  (await database.query('select id from retort.ledger order by position')).map(({ id }) => id)

const logged = ({ log }: Stage, event: string): string => log.find((line) => line.includes(` ${event} `)) ?? ''

describe('a bot whose database is', () => {
  test('up to date says so, works and records', async () => {
    const stage = await open()
    expect(logged(stage, 'database')).toContain(`info database state=up-to-date current=${ownHead}`)
    expect(await said(stage, 'config set', writing)).toContain('→')
    expect(await stage.audit(1)).toHaveLength(1)
  })

  test('behind logs in, says so, and answers what does not need the tables', async () => {
    const stage = await open({ revisions: folderWith('aaaa').path, applied: ownHead })
    expect(logged(stage, 'database')).toMatch(
      /warn database state=behind .* pending=aaaa advice="1 revision is pending/,
    )
    expect(await said(stage, 'config show')).toContain('The bot is being updated')
    expect(await said(stage, 'health now')).toContain('Pending\n1')
    expect(await said(stage, 'migrate status')).toContain('`aaaa`')
    expect((await stage.audit(3)).map(({ success }) => success)).toEqual([false, true, true])
    expect(await count(stage, 'health_check_history')).toBe(1)
    expect(await revisions(stage)).toEqual([ownHead])
  })

  test('empty does the same, without a table to record in', async () => {
    const stage = await open({ applied: null })
    expect(logged(stage, 'database')).toContain('warn database state=uninitialised')
    expect(await said(stage, 'config set', writing)).toContain('The bot is being updated')
    expect(await said(stage, 'health now')).toContain('uninitialised')
    expect(await stage.database.query(`select from pg_tables where schemaname = 'public'`)).toEqual([])
  })

  test("another tool's says how to adopt it, and is not touched", async () => {
    const stage = await open({
      applied: null,
      before: ({ database }) =>
        database
          .query(`create table alembic_version (version_num text); insert into alembic_version values ('026')`)
          .then(),
    })
    expect(await said(stage, 'migrate status')).toContain('Alembic says that it is at 026')
    expect(await said(stage, 'migrate apply')).toContain('This database was built by Alembic')
    expect(await said(stage, 'config show')).toContain('The bot is being updated')
  })

  test('ahead reads, and writes nothing at all', async () => {
    const ahead = folderWith('aaaa')
    const stage = await open({
      before: async ({ database }) => {
        await upgrade({ url: database.url, revisions: ahead.path, target: 'heads' })
      },
    })
    expect(logged(stage, 'database')).toMatch(/warn database state=ahead/)
    expect(await said(stage, 'config set', writing)).toContain('The bot is being updated')
    expect(await said(stage, 'config reset', { key: 'rules.enabled' })).toContain('The bot is being updated')
    expect(await said(stage, 'config show')).toContain('Settings')
    expect(await said(stage, 'health now')).toContain('ahead')
    expect(await said(stage, 'migrate apply')).toContain('The database is ahead of these files: it has aaaa too.')
    await stage.bot.stop()
    for (const table of ['audit_logs', 'bot_settings', 'settings_history', 'health_check_history']) {
      expect([table, await count(stage, table)]).toEqual([table, 0])
    }
  })

  test('at a revision that nobody here knows reads, and writes nothing', async () => {
    const stage = await open({
      revisions: folderWith('bbbb').path,
      applied: null,
      before: async ({ database }) => {
        await upgrade({ url: database.url, revisions: folderWith('aaaa').path, target: 'heads' })
      },
    })
    expect(logged(stage, 'database')).toMatch(/warn database state=unknown/)
    expect(await said(stage, 'config set', writing)).toContain('The bot is being updated')
    expect(await said(stage, 'config show')).toContain('Settings')
    expect(await said(stage, 'migrate status')).toContain('In the database and in no file\n`aaaa`')
    await stage.bot.stop()
    expect(await count(stage, 'audit_logs')).toBe(0)
  })

  test('of an edited revision says so, and works', async () => {
    const folder = folderWith('aaaa')
    const stage = await open({ revisions: folder.path, isStarted: false })
    folder.edit('aaaa', { up: ['create table other (id int)'] })
    await stage.bot.start()
    expect(logged(stage, 'database')).toMatch(/warn database state=edited .*edited after being applied/)
    expect(await said(stage, 'config set', writing)).toContain('→')
    expect(await said(stage, 'health now')).toContain('whoever runs the bot has something to look at')
    expect(await said(stage, 'migrate status')).toContain('Edited after they were applied\n`aaaa`')
  })

  test('half applied says so, and waits', async () => {
    const stage = await open({
      isStarted: false,
      revisions: folderWith('aaaa').path,
    })
    await stage.database.query(`update retort.ledger set state = 'upgrading', steps = 0 where id = 'aaaa'`)
    await stage.bot.start()
    expect(logged(stage, 'database')).toMatch(/warn database state=half-applied/)
    expect(await said(stage, 'config show')).toContain('The bot is being updated')
    expect(await said(stage, 'migrate status')).toContain('Half applied\n`aaaa`')
    await stage.bot.stop()
    expect(await count(stage, 'audit_logs')).toBe(0)
  })

  test('behind files that do not fit together reads, and writes nothing', async () => {
    const folder = folderWith('aaaa', 'bbbb')
    const stage = await open({ revisions: folder.path, isStarted: false })
    folder.remove('aaaa')
    await stage.bot.start()
    expect(logged(stage, 'database')).toMatch(/warn database state=broken/)
    expect(await said(stage, 'config set', writing)).toContain('The bot is being updated')
    expect(await said(stage, 'config show')).toContain('Settings')
    expect(await said(stage, 'migrate status')).toContain('The revision files cannot be used')
    expect(await said(stage, 'migrate plan')).toMatch(/aaaa/)
  })

  test('unreachable logs in, says so, tries again, and comes to life', async () => {
    const stage = await open({ isStarted: false })
    await takeDown(stage.database)
    await stage.bot.start()
    expect(logged(stage, 'database')).toMatch(/warn database state=unreachable .*not currently accepting connections/)
    expect(await said(stage, 'config show')).toContain('The database cannot be reached')
    expect(await said(stage, 'health now')).toContain('most commands have to wait')
    expect(await said(stage, 'migrate status')).toContain('The database cannot be reached')
    await bringUp(stage.database)
    expect(await said(stage, 'config show')).toContain('Settings')
    expect(stage.discord.gateway.identifies()).toHaveLength(1)
  })
})

test('a bot that was behind works from the moment that somebody else has upgraded', async () => {
  const folder = folderWith('aaaa')
  const stage = await open({ revisions: folder.path, applied: ownHead })
  expect(await said(stage, 'config show')).toContain('being updated')
  await upgrade({ url: stage.database.url, revisions: folder.path, target: 'heads' })
  expect(await said(stage, 'config show')).toContain('Settings')
})

describe('MIGRATIONS_ON_START=apply', () => {
  test('applies what is pending', async () => {
    const stage = await open({ mode: 'apply', revisions: folderWith('aaaa', 'bbbb').path, applied: ownHead })
    expect(await revisions(stage)).toEqual([ownHead, 'aaaa', 'bbbb'])
    expect(logged(stage, 'migrations-applied')).toContain('revisions=aaaa,bbbb')
    expect(await said(stage, 'config show')).toContain('Settings')
  })

  test('of two bots at once on an empty database applies each revision once', async () => {
    const folder = folderWith('aaaa', 'bbbb')
    const stage = await open({ mode: 'apply', revisions: folder.path, applied: null, isStarted: false })
    const bots = [stage.bot, stage.another(), stage.another()]
    await Promise.all(bots.map((bot) => bot.start()))
    expect(await revisions(stage)).toEqual([ownHead, 'aaaa', 'bbbb'])
    expect(stage.log.filter((line) => line.includes('migrations-not-applied'))).toEqual([])
    expect(stage.discord.gateway.identifies()).toHaveLength(3)
  })

  test('of a revision that fails leaves the bot as it is when revisions are pending', async () => {
    const folder = folderWith('aaaa')
    folder.add({ id: 'bbbb', up: ['select 1/0'] })
    const stage = await open({ mode: 'apply', revisions: folder.path, applied: null })
    expect(logged(stage, 'migrations-not-applied')).toContain('bbbb')
    expect(await revisions(stage)).toEqual([ownHead, 'aaaa'])
    expect(await said(stage, 'config show')).toContain('being updated')
    expect(await said(stage, 'migrate status')).toContain('`bbbb`')
  })

  test('loses nothing that nobody has agreed to', async () => {
    const folder = revisionFolder('own')
    folder.add({ id: 'aaaa', up: ['create table kept as select 1 as id'] })
    folder.add({ id: 'bbbb', up: ['drop table kept'] })
    const stage = await open({ mode: 'apply', revisions: folder.path, applied: 'aaaa' })
    expect(logged(stage, 'migrations-not-applied')).toContain('kept: 1 row')
    expect(await count(stage, 'kept')).toBe(1)
  })

  test('waits for a database that is not there yet', async () => {
    const stage = await open({ mode: 'apply', applied: null, isStarted: false })
    await takeDown(stage.database)
    await stage.bot.start()
    await bringUp(stage.database)
    await until(() => logged(stage, 'migrations-applied') !== '')
    expect(await revisions(stage)).toEqual([ownHead])
  })

  test('leaves alone what is ahead', async () => {
    const stage = await open({
      mode: 'apply',
      before: async ({ database }) => {
        await upgrade({ url: database.url, revisions: folderWith('aaaa').path, target: 'heads' })
      },
    })
    expect(logged(stage, 'migrations-applied')).toBe('')
    expect(await revisions(stage)).toEqual([ownHead, 'aaaa'])
  })
})

/** Looks again whenever the other events of the process have had their turn. */
async function until(probe: () => boolean): Promise<void> {
  while (!probe()) await new Promise((resolve) => setImmediate(resolve))
}

test('MIGRATIONS_ON_START=off looks at nothing and trusts the operator', async () => {
  const stage = await open({ mode: 'off', revisions: folderWith('aaaa').path, applied: ownHead })
  expect(logged(stage, 'database')).toBe('')
  expect(await said(stage, 'config set', writing)).toContain('→')
  expect(await said(stage, 'migrate status')).toContain('The database is behind')
  expect(await said(stage, 'health now')).toContain('Pending\n1')
})

test('MIGRATIONS_ON_START=off on an empty database still says what is missing', async () => {
  const stage = await open({ mode: 'off', applied: null })
  expect(await said(stage, 'config show')).toContain('The bot is being updated')
})

describe('slash commands', () => {
  test('are registered once: everywhere, and /migrate at home only', async () => {
    const stage = await open()
    const puts = () => stage.discord.requests({ method: 'PUT', path: /commands$/ }).length
    expect(stage.discord.commands().map(({ name }) => name)).toEqual(['config', 'health'])
    expect(stage.discord.commands(stage.home).map(({ name }) => name)).toEqual(['migrate'])
    expect(puts()).toBe(2)
    await stage.bot.stop()
    await stage.another().start()
    expect(puts()).toBe(2)
  })

  test('are tried again when Discord fails', async () => {
    const stage = await open({ isStarted: false })
    stage.discord.fault({ method: 'PUT', path: /commands$/, status: 500, times: 2 })
    await stage.bot.start()
    expect(stage.discord.commands(stage.home).map(({ name }) => name)).toEqual(['migrate'])
    expect(stage.log.filter((line) => line.includes('commands-not-registered'))).toHaveLength(2)
  })

  test('of a home server that the bot is not in are said to be missing, and the others work', async () => {
    const stage = await open({ isStarted: false })
    stage.discord.fault({
      method: 'GET',
      path: /guilds\/\d+\/commands$/,
      status: 403,
      code: 50001,
      message: 'Missing Access',
    })
    await stage.bot.start()
    expect(logged(stage, 'commands-not-registered')).toContain('Missing Access')
    expect(await said(stage, 'health now')).toContain('All is well')
  })
})

describe('Discord', () => {
  test('that fails at login is tried again', async () => {
    const stage = await open({ isStarted: false })
    stage.discord.fault({ path: '/gateway/bot', status: 503, times: 2 })
    await stage.bot.start()
    expect(stage.log.filter((line) => line.includes('discord-unreachable'))).toHaveLength(2)
    expect(await said(stage, 'health now')).toContain('All is well')
  })

  test('that drops the connection finds the bot again', async () => {
    const stage = await open()
    stage.discord.gateway.drop()
    await stage.discord.until('a resumed session', () => stage.discord.gateway.resumes() === 1)
    expect(await said(stage, 'health now')).toContain('All is well')
  })

  test('that wants the bot no more ends it', async () => {
    const stage = await open()
    stage.discord.gateway.drop({ code: 4004 })
    await until(() => stage.ends.length > 0)
    expect(stage.ends[0]).toBe('Discord has closed shard 0 for good: AuthenticationFailed.')
  })
})
