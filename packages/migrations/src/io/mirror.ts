import { StatementError } from '../errors.ts'
import { type PlacedName, placedNames } from '../kinds/placed-names.ts'
import type { Schema } from '../model/schema.ts'
import { displayName, quoteLiteral } from '../sql/quote.ts'
import { type OtherPlace, type QualifiedName, requalified } from '../sql/requalify.ts'
import { runningPath } from '../sql/search-path.ts'
import { type Catalog, catalogFrom, catalogStatements, type Mirrored } from './catalog.ts'
import { type Database, inTransaction, type TextRow } from './database.ts'

/** Namespaces beside those that are there, in a transaction that is rolled back; names lead to them first. */
export interface Mirror {
  /** Null where it was done, else why not; nothing is left of what fails. */
  attempt(sql: string): Promise<StatementError | null>
  /** Whether names that the mirror does not have mean what is there, or nothing. */
  look(where: 'around' | 'at the mirror alone'): Promise<void>
  /** What stands in the mirror, called as it would be called. */
  read(): Promise<Catalog>
  /** Whether what is called by its namespace stands in the mirror. */
  knows(name: QualifiedName): boolean
  /** From here on such names are those of the mirror too. */
  learn(schema: Schema): void
}

export interface Mirroring {
  readonly defaultNamespace: string
  readonly ledgerSchema: string
  /** What the mirror shall stand for, by namespace. */
  readonly names: readonly PlacedName[]
  /** Those of which something is said, whatever stands in them. */
  readonly namespaces: readonly string[]
}

/** Runs `work` with a mirror, of which nothing remains and nobody else hears: no relation that is there is locked. */
export async function inMirror<T>(
  database: Database,
  { defaultNamespace, ledgerSchema, names, namespaces: others }: Mirroring,
  work: (mirror: Mirror) => Promise<T>,
): Promise<T> {
  const called = (namespace: string | null): string => namespace ?? defaultNamespace
  const namespaces = [...new Set([defaultNamespace, ...others, ...names.map(({ namespace }) => called(namespace))])]
  const mirrors = namespaces.map(
    (namespace, place): Mirrored => ({ namespace, mirror: `retort_mirror_${database.processId}_${place}` }),
  )
  const known = new Map(namespaces.map((namespace) => [namespace, new Set<string>()]))
  const learn = (found: readonly PlacedName[]): void => {
    for (const { namespace, name } of found) known.get(called(namespace))?.add(name)
  }
  learn(names)
  const places = mirrors.map(
    ({ namespace, mirror }): OtherPlace => ({ namespace, instead: mirror, names: known.get(namespace) ?? new Set() }),
  )
  const running = runningStatements(defaultNamespace, mirrors)
  return inTransaction(database, { begin: 'isolation level read committed read write', end: 'rollback' }, async () => {
    await database.run([...mirrors.map(({ mirror }) => `create schema ${mirror}`), ...running].join(';\n'))
    return work({
      async attempt(sql) {
        const failure = await attempted(database, requalified(sql, places))
        if (failure === null) return null
        return new StatementError(ownNames(failure.message, mirrors), {
          sql,
          sqlState: failure.sqlState,
          cause: failure,
        })
      },
      async look(where) {
        await database.run(
          where === 'around' ? running.join(';\n') : `set local search_path = ${mirrors[0]?.mirror}, pg_temp`,
        )
      },
      // What qualifies the name of a column is a relation.
      knows: ({ namespace, name }) =>
        known.get(namespace)?.has(name) === true || known.get(defaultNamespace)?.has(namespace) === true,
      learn: (schema) => learn(placedNames(schema)),
      async read() {
        const statements = catalogStatements({ defaultNamespace, ledgerSchema, mirrors })
        const results = await database.run(statements.join(';\n'))
        await database.run(running.join(';\n'))
        const named = results.map(({ command, rows }) => ({ command, rows: rows.map((row) => inJson(row, mirrors)) }))
        return catalogFrom(named, database)
      },
    })
  })
}

const patience = '2s'

function runningStatements(defaultNamespace: string, mirrors: readonly Mirrored[]): readonly string[] {
  const first = mirrors[0]?.mirror ?? defaultNamespace
  return [
    `set local lock_timeout = '${patience}'`,
    'set local client_min_messages = error',
    ...runningPath(defaultNamespace),
    `select pg_catalog.set_config('search_path', pg_catalog.concat_ws(', ', ${quoteLiteral(first)}, pg_catalog.current_setting('search_path')), true)`,
  ]
}

async function attempted(database: Database, sql: string): Promise<StatementError | null> {
  // A message with a syntax error is not begun, so the savepoint has one of its own.
  await database.run('savepoint retort_attempt')
  try {
    await database.run(`${sql};\nrelease savepoint retort_attempt`)
    return null
  } catch (error) {
    if (!(error instanceof StatementError)) throw error
    await database.run('rollback to savepoint retort_attempt; release savepoint retort_attempt')
    return error
  }
}

/** Nobody else's text holds the name of a mirror, so wherever it stands, the namespace is meant. */
const ownNames = (text: string, mirrors: readonly Mirrored[], spelled = (name: string): string => name): string =>
  mirrors.reduce(
    (found, { mirror, namespace }) => found.replaceAll(mirror, () => spelled(displayName(namespace))),
    text,
  )

const inJson = (row: TextRow, mirrors: readonly Mirrored[]): TextRow => ({
  ...row,
  objects: ownNames(row.objects ?? '[]', mirrors, (name) => JSON.stringify(name).slice(1, -1)),
})
