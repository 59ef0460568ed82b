import { readFile } from 'node:fs/promises'

import { UsageError } from '../errors.ts'
import { readBodies } from '../history/bodies.ts'
import { dependencyIds } from '../history/current.ts'
import { type RevisionGraph, revisionGraph } from '../history/graph.ts'
import { ancestors } from '../history/lineage.ts'
import { downgradePath, upgradePath } from '../history/path.ts'
import { offlineRange } from '../history/range.ts'
import { createLedgerSql, type LedgerPlace, ledgerTable } from '../io/ledger-layout.ts'
import { deleteEntry, insertEntry } from '../io/ledger-write.ts'
import { readRevisions } from '../io/revisions.ts'
import { runnerName } from '../io/runner-name.ts'
import type { Direction } from '../model/progress.ts'
import type { Revision, RevisionId } from '../model/revision.ts'
import { quoteLiteral, quoteName } from '../sql/quote.ts'
import { foldersOf, placeOf, type StatusOptions } from './migration-options.ts'

export interface ScriptOptions extends Omit<StatusOptions, 'url' | 'connection'> {
  readonly direction: Direction
  /** `from:to`; no database is asked where it is. */
  readonly range: string
}

export interface Script {
  readonly direction: Direction
  /** In the order in which the script runs them. */
  readonly revisions: readonly RevisionId[]
  readonly sql: string
}

/** The SQL that moves a database from one end of a range to the other, with its ledger, for somebody else to run. */
export async function script(options: ScriptOptions): Promise<Script> {
  const { direction, range } = options
  const place = placeOf(options)
  const graph = revisionGraph(await readRevisions(foldersOf(options)))
  const { current, target } = offlineRange(graph, range)
  const path = direction === 'upgrade' ? upgradePath(graph, target, current) : downgradePath(graph, target, current)
  const parts = await Promise.all(path.map((revision) => revisionPart(revision, { graph, place, direction })))
  const sql = [
    `-- migrate ${direction} ${range}\n-- Run it with: psql -v ON_ERROR_STOP=1 -f <this file>`,
    transaction([...(current.length === 0 ? [ledgerUnlessThere(place)] : []), stateCheck(graph, place, current)]),
    ...parts,
  ].join('\n\n')
  return { direction, revisions: path.map(({ id }) => id), sql }
}

interface Setting {
  readonly graph: RevisionGraph
  readonly place: LedgerPlace
  readonly direction: Direction
}

async function revisionPart(revision: Revision, { graph, place, direction }: Setting): Promise<string> {
  const { id, file, message, downRevisions, transaction: mode } = revision
  const bodies = readBodies(await readFile(file, 'utf8'))
  const statements = bodies[direction]
  if (statements === null) {
    throw new UsageError(`${file} decides in code what its ${direction} sends, so no script can hold it.`, {
      hint: `Let its ${direction} be queries with literal SQL, or run it: migrate ${direction} ${id}`,
    })
  }
  const dependsOn = dependencyIds(graph, id)
  const sent = { state: 'applied', steps: statements.length, sent: statements, durationMs: null } as const
  const record =
    direction === 'downgrade'
      ? deleteEntry(place, id)
      : insertEntry(place, { revision, dependsOn, downgrade: bodies.downgrade, ...sent })
  const names = downRevisions.length === 0 ? '<base>' : downRevisions.join(', ')
  const way = direction === 'upgrade' ? `${names} -> ${id}` : `${id} -> ${names}`
  const path = `search_path = ${quoteName(place.defaultNamespace)}, pg_temp`
  const body =
    mode === 'own'
      ? transaction([`set local ${path}`, ...statements, record])
      : sequence([`set ${path}`, ...statements, record, 'reset search_path'])
  return `-- ${direction} ${way}, ${JSON.stringify(message).slice(1, -1)}\n${body}`
}

/** The ledger is made by the first run, or was left by a downgrade to base. */
const ledgerUnlessThere = (place: LedgerPlace): string =>
  block(`if to_regclass(${quoteLiteral(ledgerTable(place.ledgerSchema, 'ledger'))}) is null then
    ${createLedgerSql(place.ledgerSchema, runnerName())};
  end if;`)

/** Stops at once in a database that is not where the script begins. */
function stateCheck(graph: RevisionGraph, { ledgerSchema }: LedgerPlace, current: readonly RevisionId[]): string {
  const expected = [...ancestors(graph, current)].sort().map(quoteLiteral).join(', ')
  const where = current.length === 0 ? 'base' : current.join(', ')
  return block(`if (select coalesce(array_agg(id order by id collate "C"), '{}') from ${ledgerTable(ledgerSchema, 'ledger')})
      is distinct from array[${expected}]::text[] then
    raise exception ${quoteLiteral(`this script is for a database at ${where}`)};
  end if;`)
}

const block = (body: string): string => `do $retort$ begin\n  ${body}\nend $retort$`

const transaction = (statements: readonly string[]): string => sequence(['begin', ...statements, 'commit'])

const sequence = (statements: readonly string[]): string =>
  statements.map((statement) => `${statement.trimEnd().replace(/;$/, '')};`).join('\n')
