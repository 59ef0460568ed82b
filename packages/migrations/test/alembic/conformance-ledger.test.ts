import { DataSource } from 'typeorm'
import { expect } from 'vitest'

import { effectiveHeads } from '../../src/history/current.ts'
import { historyRange } from '../../src/history/range.ts'
import { dependencyNames, revisionsToFollow } from '../../src/history/resolve.ts'
import {
  autogenerate,
  downgrade,
  downgradeSql,
  type Progress,
  stamp,
  status,
  upgrade,
  upgradeSql,
} from '../../src/index.ts'
import { headerFrom, history, ids } from '../history/histories.ts'
import { historyFolder, type Sketch } from '../support/history-folder.ts'
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts'
import { conforms } from './conformance.ts'
import { outcome, stamped } from './outcome.ts'

/** A revision that makes one table, from a line as `history` takes them. */
function sketch(line: string): Sketch {
  const { id, downRevisions, dependsOn } = headerFrom(line)
  return {
    id,
    down: downRevisions,
    imports: `export const dependsOn = ${JSON.stringify(dependsOn)}`,
    upgrade: [`CREATE TABLE "${id}" ("n" integer)`],
    downgrade: [`DROP TABLE "${id}"`],
  }
}

interface Library {
  readonly database: FreshDatabase
  readonly options: { readonly url: string; readonly revisions: string }
  current(): Promise<string>
  tables(): Promise<string>
}

async function library(...lines: readonly string[]): Promise<Library> {
  const database = await freshDatabase()
  const options = { url: database.url, revisions: historyFolder(lines.map(sketch)) }
  return {
    database,
    options,
    current: async () => [...(await status(options)).current].toSorted().join(' '),
    tables: async () => {
      const rows = await database.query<{ name: string }>(
        "select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1",
      )
      return rows.map(({ name }) => name).join(' ')
    },
  }
}

const forked = ['aaaa', 'bbbb < aaaa', 'c1c1 < bbbb', 'd1d1 < c1c1', 'c2c2 < bbbb', 'd2d2 < c2c2']
const merged = [...forked, 'mmmm < d1d1 d2d2']

conforms(45, async () => {
  const { database, options } = await library('aaaa')
  expect(await status(options)).toMatchObject({ state: 'uninitialised', current: [] })
  expect(await database.query("select nspname from pg_namespace where nspname = 'retort'")).toEqual([])
})

conforms(46, async () => {
  const { options, current } = await library(...forked)
  await upgrade({ ...options, target: 'heads' })
  expect(await current()).toBe('d1d1 d2d2')
})

conforms(47, async () => {
  const { database, options, current, tables } = await library('aaaa', 'bbbb < aaaa')
  await upgrade({ ...options, target: 'aaaa' })
  // Somebody writes the row of the revision that is about to be committed.
  const meddling = historyFolder([
    sketch('aaaa'),
    {
      ...sketch('bbbb < aaaa'),
      upgrade: [
        'CREATE TABLE "bbbb" ("n" integer)',
        `INSERT INTO retort.ledger SELECT 'bbbb', position + 1, message, down_revisions, depends_on, state, steps, step_open, checksum,
          sql_checksum, downgrade, applied_at, applied_by, duration_ms, tool_version FROM retort.ledger`,
      ],
    },
  ])
  await expect(upgrade({ ...options, revisions: meddling, target: 'head' })).rejects.toMatchObject({
    sqlState: '23505',
  })
  expect([await current(), await tables()]).toEqual(['aaaa', 'aaaa'])
  await upgrade({ ...options, target: 'head' })
  await database.query("delete from retort.ledger where id = 'bbbb'")
  await expect(downgrade({ ...options, target: 'aaaa' })).resolves.toMatchObject({ completed: [] })
  await expect(upgrade({ ...options, target: 'head' })).rejects.toMatchObject({ sqlState: '42P07' })
})

conforms(48, async () => {
  const { options, current } = await library(...merged)
  const places: string[] = []
  const at = async (): Promise<unknown> => places.push(await current())
  for (const target of ['bbbb', 'c1c1', 'c2c2', 'd1d1', 'mmmm']) await upgrade({ ...options, target }).then(at)
  for (const target of ['d2d2', 'c1c1@c1c1', 'd2d2@bbbb', 'base']) await downgrade({ ...options, target }).then(at)
  expect(places).toEqual(['bbbb', 'c1c1', 'c1c1 c2c2', 'c2c2 d1d1', 'mmmm', 'd1d1 d2d2', 'c1c1 d2d2', 'c1c1', ''])
})

conforms(49, async () => {
  const graph = history(...merged)
  expect(stamped(graph, 'd1d1 d2d2', 'bbbb')).toBe('bbbb')
  expect(stamped(graph, 'c1c1 d2d2', 'mmmm')).toBe('mmmm')
  const { options, current, tables } = await library(...merged)
  await upgrade({ ...options, target: 'd1d1' })
  await stamp({ ...options, targets: ['mmmm'] })
  expect([await current(), await tables()]).toEqual(['mmmm', 'aaaa bbbb c1c1 d1d1'])
})

conforms(50, async () => {
  const { options } = await library(...forked)
  await upgrade({ ...options, target: 'heads' })
  expect(await stamp({ ...options, targets: ['heads'] })).toMatchObject({ stamped: [], removed: [], refreshed: [] })
})

conforms(51, async () => {
  const { options, current } = await library('aaaa', 'bbbb < aaaa')
  const other = historyFolder([sketch('xxxx'), sketch('yyyy < xxxx')])
  await upgrade({ ...options, revisions: other, target: 'head' })
  await expect(stamp({ ...options, targets: ['aaaa'] })).rejects.toMatchObject({ fault: 'unknown' })
  expect(await stamp({ ...options, targets: ['aaaa'], purge: true })).toMatchObject({ removed: ['xxxx', 'yyyy'] })
  expect(await current()).toBe('aaaa')
})

conforms(52, () => {
  expect(stamped(history(...forked), '', 'd1d1 bbbb')).toBe('range')
})

conforms(53, async () => {
  const { options } = await library('aaaa', 'bbbb < aaaa', 'xxxx | bbbb', 'yyyy < xxxx')
  const states: string[] = []
  for (const target of ['aaaa', 'bbbb', 'xxxx', 'yyyy']) {
    await upgrade({ ...options, target })
    states.push((await status(options)).state)
  }
  expect(states).toEqual(['behind', 'behind', 'behind', 'up-to-date'])
})

conforms(54, () => {
  const graph = history('aaaa', 'bbbb < aaaa', 'xxxx | bbbb')
  expect(ids(effectiveHeads(graph, ['xxxx']))).toBe('bbbb xxxx')
})

conforms(55, async () => {
  const { options } = await library(...merged)
  const dataSource = async (): Promise<DataSource> => new DataSource({ type: 'postgres', entities: [] })
  const attempt = (): Promise<unknown> => autogenerate({ ...options, dataSource, allowDrop: true })
  for (const target of ['aaaa', 'd1d1', 'heads']) {
    await expect(attempt()).rejects.toMatchObject({ fault: 'behind' })
    await upgrade({ ...options, target })
  }
  await expect(attempt()).resolves.toMatchObject({ hazards: expect.anything() })
})

conforms(56, () => {
  const graph = history(...forked)
  const follow = (target: string) =>
    outcome(() => revisionsToFollow(graph, { targets: [target], splice: false }).join())
  expect([follow('head'), follow('d1d1'), follow('heads')]).toEqual(['several-heads', 'd1d1', 'd1d1,d2d2'])
})

conforms(57, () => {
  const follow = (splice: boolean) =>
    outcome(() => revisionsToFollow(history(...forked), { targets: ['bbbb'], splice }).join())
  expect([follow(false), follow(true)]).toEqual(['range', 'bbbb'])
})

conforms(58, () => {
  const graph = history('aaaa11', 'bbbb11 < aaaa11 [net]')
  const named = (text: string) => outcome(() => dependencyNames(graph, text).join())
  expect(['aaaa', 'net', 'head', 'nobody'].map(named)).toEqual(['aaaa11', 'net', 'bbbb11', 'unknown-revision'])
})

conforms(59, () => {
  const line = history('aaaa', 'bbbb < aaaa', 'cccc < bbbb', 'dddd < cccc')
  const listed = (range: string) => outcome(() => ids(historyRange(line, range, ['cccc'])))
  const ranges = ['base:bbbb', 'cccc:', '-2:cccc', 'bbbb:+1', 'current:', ':current', '-9:bbbb', 'cccc:+9', 'dddd:aaaa']
  expect(ranges.map(listed)).toEqual([
    'bbbb aaaa',
    'dddd cccc',
    'cccc bbbb aaaa',
    'cccc bbbb',
    'dddd cccc',
    'cccc bbbb aaaa',
    'bbbb aaaa',
    'dddd cccc',
    'not-an-ancestor',
  ])
})

conforms(60, async () => {
  const { database, options, current, tables } = await library('aaaa', 'bbbb < aaaa', 'cccc < bbbb')
  const { revisions } = options
  const play = async (script: { sql: string }): Promise<readonly string[]> => {
    await database.query(script.sql)
    return [await current(), await tables()]
  }
  expect(await play(await upgradeSql({ revisions, range: 'bbbb' }))).toEqual(['bbbb', 'aaaa bbbb'])
  expect(await play(await upgradeSql({ revisions, range: 'bbbb:heads' }))).toEqual(['cccc', 'aaaa bbbb cccc'])
  expect(await play(await downgradeSql({ revisions, range: 'cccc:base' }))).toEqual(['', ''])
  expect(await database.query('select count(*)::int as rows from retort.ledger')).toEqual([{ rows: 0 }])
})

conforms(61, async () => {
  const { options } = await library('aaaa', 'bbbb < aaaa')
  const { sql } = await upgradeSql({ revisions: options.revisions, range: 'head' })
  const [, ...parts] = sql.split(/CREATE TABLE "\w+"/)
  expect(parts).toHaveLength(2)
  for (const part of parts) expect(part.match(/^commit;$/gim)).toHaveLength(1)
})

conforms(62, async () => {
  const database = await freshDatabase()
  const fails = 'SELECT 1 / 0'
  const own = historyFolder([
    { ...sketch('aaaa') },
    { ...sketch('bbbb < aaaa'), upgrade: ['CREATE TABLE "half" ()', fails] },
  ])
  await expect(upgrade({ url: database.url, revisions: own, target: 'head' })).rejects.toMatchObject({
    applied: ['aaaa'],
  })
  const there = (name: string) => database.query(`select to_regclass('${name}') is not null as there`)
  expect([await there('aaaa'), await there('half')]).toEqual([[{ there: true }], [{ there: false }]])
  const none = historyFolder([
    { ...sketch('aaaa') },
    { ...sketch('bbbb < aaaa'), transaction: 'none', upgrade: ['CREATE TABLE "half" ()', fails] },
  ])
  await expect(upgrade({ url: database.url, revisions: none, target: 'head' })).rejects.toMatchObject({
    sqlState: '22012',
  })
  expect(await there('half')).toEqual([{ there: true }])
  expect(await status({ url: database.url, revisions: none })).toMatchObject({ state: 'half-applied' })
})

conforms(63, async () => {
  const { options } = await library('aaaa', 'bbbb < aaaa')
  const events: Progress[] = []
  await upgrade({ ...options, target: 'head', onProgress: (event) => events.push(event) })
  const told = events.flatMap((event) =>
    event.event === 'revision-started' || event.event === 'revision-finished'
      ? [`${event.event} ${event.revision}`]
      : [],
  )
  expect(told).toEqual([
    'revision-started aaaa',
    'revision-finished aaaa',
    'revision-started bbbb',
    'revision-finished bbbb',
  ])
})
