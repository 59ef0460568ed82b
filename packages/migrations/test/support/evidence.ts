import { expect } from 'vitest'

import { historyFolder, type Sketch } from './history-folder.ts'
import type { FreshDatabase } from './postgres.ts'

/** A history whose effects tell how often each of its revisions ran. */
export interface EvidenceHistory {
  /** The folder of the revisions. */
  readonly folder: string
  readonly ids: readonly string[]
  /** Names of the indexes that it builds CONCURRENTLY. */
  readonly indexes: readonly string[]
}

/** So many revisions, of which every tenth builds an index CONCURRENTLY. A `pause` slows each down by so many seconds. */
export function evidenceHistory(count: number, pause = 0): EvidenceHistory {
  const ids = Array.from({ length: count }, (_, index) => `e${String(index + 1).padStart(4, '0')}`)
  const concurrent = ids.filter((_, index) => index % 10 === 4)
  const sleep = pause === 0 ? [] : [`select pg_sleep(${pause})`]
  const sketches = ids.map((id, index): Sketch => {
    const traces = [`insert into evidence values ('${id}')`, 'update coins set n = n + 1', ...sleep]
    if (index === 0) return { id, upgrade: [...tables, ...traces] }
    if (!concurrent.includes(id)) return { id, upgrade: traces }
    return { id, transaction: 'none', upgrade: [...traces, `create index concurrently coins_${id} on coins (n)`] }
  })
  return { folder: historyFolder(sketches), ids, indexes: concurrent.map((id) => `coins_${id}`) }
}

// No key, so that a revision which runs twice leaves two traces.
const tables = [
  'create table evidence (id text)',
  'create table coins (n int)',
  'insert into coins select 0 from generate_series(1, 20)',
]

/** Holds a database to what the history leaves that ran whole, and once: nothing lost, doubled or half applied, nobody left behind. */
export async function expectWhole(database: FreshDatabase, { ids, indexes }: EvidenceHistory): Promise<void> {
  const evidence = await database.query<{ id: string }>('select id from evidence order by id')
  const ledger = await database.query<{ id: string; state: string; open: boolean }>(
    'select id, state, step_open as open from retort.ledger order by position',
  )
  expect({
    evidence: evidence.map(({ id }) => id),
    coins: await database.query('select distinct n from coins'),
    ledger,
    indexes: await database.query(`select c.relname as name, i.indisvalid as valid from pg_index i
      join pg_class c on c.oid = i.indexrelid where c.relname like 'coins%' order by 1`),
  }).toEqual({
    evidence: ids,
    coins: [{ n: ids.length }],
    ledger: ids.map((id) => ({ id, state: 'applied', open: false })),
    indexes: indexes.map((name) => ({ name, valid: true })),
  })
  await expectNobody(database)
}

/** No lock and no session of a run is left; the server notices the end of a client a moment later than the client. */
export async function expectNobody(database: FreshDatabase): Promise<void> {
  const left = `select application_name from pg_stat_activity where datname = current_database() and application_name like 'retort %'
    union all select 'advisory lock' from pg_locks where locktype = 'advisory'
      and database = (select oid from pg_database where datname = current_database())`
  await expect.poll(async () => database.query(left), { timeout: 40_000 }).toEqual([])
}
