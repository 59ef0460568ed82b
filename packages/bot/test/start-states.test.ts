import { upgrade } from '@retort/migrations'
import { describe, expect, test } from 'vitest'

import { applied, openForOne, textOf } from './support/migrations.ts'
import { bringUp, takeDown } from './support/outage.ts'
import { folderWith, ownHead } from './support/revisions.ts'
import { logged, rowsIn } from './support/stage.ts'

const writing = { key: 'rules.enabled', value: 'off' }

describe('a bot whose database is', () => {
  test('up to date says so, works and records', async () => {
    const stage = await openForOne()
    expect(logged(stage, 'database')).toContain(`info database state=up-to-date current=${ownHead}`)
    expect(await textOf(stage.owner, 'config set', writing)).toContain('→')
    expect(await stage.audit(1)).toHaveLength(1)
  })

  test('behind logs in, says so, and answers what does not need the tables', async () => {
    const stage = await openForOne({ revisions: folderWith('aaaa').path, applied: ownHead })
    expect(logged(stage, 'database')).toMatch(
      /warn database state=behind .* pending=aaaa advice="1 revision is pending/,
    )
    expect(await textOf(stage.owner, 'config show')).toContain('The bot is being updated')
    expect(await textOf(stage.owner, 'health now')).toContain('Pending\n1')
    expect(await textOf(stage.owner, 'migrate status')).toContain('`aaaa`')
    expect((await stage.audit(3)).map(({ success }) => success)).toEqual([false, true, true])
    expect(await rowsIn(stage, 'health_check_history')).toBe(1)
    expect(await applied(stage)).toEqual([ownHead])
  })

  test('empty does the same, without a table to record in', async () => {
    const stage = await openForOne({ applied: null })
    expect(logged(stage, 'database')).toContain('warn database state=uninitialised')
    expect(await textOf(stage.owner, 'config set', writing)).toContain('The bot is being updated')
    expect(await textOf(stage.owner, 'health now')).toContain('uninitialised')
    expect(await stage.database.query(`select from pg_tables where schemaname = 'public'`)).toEqual([])
  })

  test("another tool's says how to adopt it, and is not touched", async () => {
    const stage = await openForOne({
      applied: null,
      before: ({ database }) =>
        database
          .query(`create table alembic_version (version_num text); insert into alembic_version values ('026')`)
          .then(),
    })
    expect(await textOf(stage.owner, 'migrate status')).toContain('Alembic says that it is at 026')
    expect(await textOf(stage.owner, 'migrate apply')).toContain('This database was built by Alembic')
    expect(await textOf(stage.owner, 'config show')).toContain('The bot is being updated')
  })

  test('ahead reads, and writes nothing at all', async () => {
    const ahead = folderWith('aaaa')
    const stage = await openForOne({
      before: async ({ database }) => {
        await upgrade({ url: database.url, revisions: ahead.path, target: 'heads' })
      },
    })
    expect(logged(stage, 'database')).toMatch(/warn database state=ahead/)
    expect(await textOf(stage.owner, 'config set', writing)).toContain('The bot is being updated')
    expect(await textOf(stage.owner, 'config reset', { key: 'rules.enabled' })).toContain('The bot is being updated')
    expect(await textOf(stage.owner, 'config show')).toContain('Settings')
    expect(await textOf(stage.owner, 'health now')).toContain('ahead')
    expect(await textOf(stage.owner, 'migrate apply')).toContain(
      'The database is ahead of these files: it has aaaa too.',
    )
    await stage.bot.stop()
    for (const table of ['audit_logs', 'bot_settings', 'settings_history', 'health_check_history']) {
      expect([table, await rowsIn(stage, table)]).toEqual([table, 0])
    }
  })

  test('at a revision that nobody here knows reads, and writes nothing', async () => {
    const stage = await openForOne({
      revisions: folderWith('bbbb').path,
      applied: null,
      before: async ({ database }) => {
        await upgrade({ url: database.url, revisions: folderWith('aaaa').path, target: 'heads' })
      },
    })
    expect(logged(stage, 'database')).toMatch(/warn database state=unknown/)
    expect(await textOf(stage.owner, 'config set', writing)).toContain('The bot is being updated')
    expect(await textOf(stage.owner, 'config show')).toContain('Settings')
    expect(await textOf(stage.owner, 'migrate status')).toContain('In the database and in no file\n`aaaa`')
    await stage.bot.stop()
    expect(await rowsIn(stage, 'audit_logs')).toBe(0)
  })

  test('of an edited revision says so, and works', async () => {
    const folder = folderWith('aaaa')
    const stage = await openForOne({ revisions: folder.path, isStarted: false })
    folder.edit('aaaa', { up: ['create table other (id int)'] })
    await stage.bot.start()
    expect(logged(stage, 'database')).toMatch(/warn database state=edited .*edited after being applied/)
    expect(await textOf(stage.owner, 'config set', writing)).toContain('→')
    expect(await textOf(stage.owner, 'health now')).toContain('whoever runs the bot has something to look at')
    expect(await textOf(stage.owner, 'migrate status')).toContain('Edited after they were applied\n`aaaa`')
  })

  test('half applied says so, and waits', async () => {
    const stage = await openForOne({
      isStarted: false,
      revisions: folderWith('aaaa').path,
    })
    await stage.database.query(`update retort.ledger set state = 'upgrading', steps = 0 where id = 'aaaa'`)
    await stage.bot.start()
    expect(logged(stage, 'database')).toMatch(/warn database state=half-applied/)
    expect(await textOf(stage.owner, 'config show')).toContain('The bot is being updated')
    expect(await textOf(stage.owner, 'migrate status')).toContain('Half applied\n`aaaa`')
    await stage.bot.stop()
    expect(await rowsIn(stage, 'audit_logs')).toBe(0)
  })

  test('behind files that do not fit together reads, and writes nothing', async () => {
    const folder = folderWith('aaaa', 'bbbb')
    const stage = await openForOne({ revisions: folder.path, isStarted: false })
    folder.remove('aaaa')
    await stage.bot.start()
    expect(logged(stage, 'database')).toMatch(/warn database state=broken/)
    expect(await textOf(stage.owner, 'config set', writing)).toContain('The bot is being updated')
    expect(await textOf(stage.owner, 'config show')).toContain('Settings')
    expect(await textOf(stage.owner, 'migrate status')).toContain('The revision files cannot be used')
    expect(await textOf(stage.owner, 'migrate plan')).toMatch(/aaaa/)
  })

  test('unreachable logs in, says so, tries again, and comes to life', async () => {
    const stage = await openForOne({ isStarted: false })
    await takeDown(stage.database)
    await stage.bot.start()
    expect(logged(stage, 'database')).toMatch(/warn database state=unreachable .*not currently accepting connections/)
    expect(await textOf(stage.owner, 'config show')).toContain('The database cannot be reached')
    expect(await textOf(stage.owner, 'health now')).toContain('most commands have to wait')
    expect(await textOf(stage.owner, 'migrate status')).toContain('The database cannot be reached')
    await bringUp(stage.database)
    expect(await textOf(stage.owner, 'config show')).toContain('Settings')
    expect(stage.discord.gateway.identifies()).toHaveLength(1)
  })
})

test('a bot that was behind works from the moment that somebody else has upgraded', async () => {
  const folder = folderWith('aaaa')
  const stage = await openForOne({ revisions: folder.path, applied: ownHead })
  expect(await textOf(stage.owner, 'config show')).toContain('being updated')
  // The last look for this command is for its row.
  await stage.audit(1)
  await upgrade({ url: stage.database.url, revisions: folder.path, target: 'heads' })
  expect(await textOf(stage.owner, 'config show')).toContain('Settings')
})
