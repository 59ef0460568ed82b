import { beforeAll, describe, expect, test } from 'vitest'
import { loadParser, type Parse } from '../../src/actions/parser.ts'
import { actionsOf } from '../../src/actions/read.ts'
import { type Effect, effectOf } from '../../src/effects/effect.ts'
import { follow, settled } from '../../src/effects/follow.ts'
import { type KnownSchema, shown } from '../../src/effects/known.ts'
import { hazardRules } from '../../src/hazards/index.ts'
import type { Example } from '../../src/model/hazard.ts'
import { type LockMode, lockModes } from '../../src/model/statement.ts'
import { refusesTransaction } from '../../src/sql/outside-transaction.ts'
import { exampleTables, knownAfter, naming } from '../support/example-tables.ts'
import { type MeasuredEffect, measureEffects } from '../support/measured-effect.ts'
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts'
import { hasPostgres, type PostgresVersion, postgresVersions } from '../support/postgres-server.ts'
import { statements } from './statements.ts'

/** The oldest and the newest; every version, where a longer run asks for it. */
const versions: readonly PostgresVersion[] = process.env.RETORT_EVERY_POSTGRES ? postgresVersions : [13, 18]

interface Case {
  readonly given?: readonly string[]
  readonly example: Example
  readonly since?: number
  readonly until?: number
}

const ofRules: readonly (readonly [string, Case])[] = hazardRules.flatMap(({ id, bad, good, ...facts }) => [
  [`${id}, the bad way`, { ...facts, example: bad }] as const,
  [`${id}, the good way`, { ...facts, example: good }] as const,
])

const ofStatements: readonly (readonly [string, Case])[] = statements.map(({ sql, ...facts }) => [
  sql,
  { ...facts, example: [[sql]] },
])

let parse: Parse
beforeAll(async () => {
  parse = await loadParser()
})

describe.each(versions.filter(hasPostgres))('PostgreSQL %i does what is said of it', (version) => {
  let template = ''
  let shared: FreshDatabase
  beforeAll(async () => {
    const original = await freshDatabase({ version })
    const client = await original.client()
    for (const sql of exampleTables) await client.query(sql)
    template = original.name
    shared = await freshDatabase({ version, template: await closed(original, client) })
  })

  const closed = async (original: FreshDatabase, client: { end(): Promise<void> }): Promise<string> => {
    await client.end()
    return original.name
  }

  test.each(
    [...ofRules, ...ofStatements].filter(([, { since = 0, until = 99 }]) => since <= version && version <= until),
  )('%s', async (_name, { given = [], example }) => {
    const isAlone = given.length === 0 && example.length === 1 && !example[0]?.some((sql) => refusesTransaction(sql))
    const database = isAlone ? shared : await freshDatabase({ version, template })
    for (const sql of given) await database.query(sql)
    let known = knownAfter(parse, [...exampleTables, ...given])
    for (const revision of example) {
      const measured = await measureEffects(database, revision, isAlone ? 'rollback' : 'commit')
      for (const [at, seen] of measured.entries()) {
        const sql = revision[at] ?? ''
        const said = effectsOf(sql, known, version)
        if (seen.error === null)
          expect({ sql, ...saidOf(said, seen) }).toEqual({ sql, ...seenOf(sql, seen, { said, known }) })
        else expect({ sql, error: seen.error }).toEqual({ sql, error: expect.stringMatching(expectedErrors) })
        known = afterStatement(sql, known)
      }
      known = settled(known)
    }
    if (!isAlone) await database.drop()
  })
})

/** What the bad examples fail with, each of which its rule foretells. */
const expectedErrors = new RegExp(
  [
    'contains null values',
    'cannot run inside a transaction block',
    'cannot be executed from a transaction block',
    'unsafe use of new value',
    'partitioned (table|index) .*concurrently',
  ].join('|'),
)

const actionsIn = (sql: string) => {
  const parsed = parse(sql)
  if ('problem' in parsed) throw new Error(`${parsed.problem}: ${sql}`)
  return parsed.statements.flatMap(({ node }) => actionsOf(node, naming))
}

function effectsOf(sql: string, before: KnownSchema, serverVersion: number): Effect {
  let known = before
  const effects = actionsIn(sql).map((action) => {
    const effect = effectOf(action, { known, serverVersion })
    known = follow(known, action)
    return effect
  })
  return {
    locks: effects.flatMap(({ locks }) => locks),
    rewrites: effects.flatMap(({ rewrites }) => rewrites),
    scans: effects.flatMap(({ scans }) => scans),
  }
}

const afterStatement = (sql: string, known: KnownSchema): KnownSchema => actionsIn(sql).reduce(follow, known)

interface Facts {
  readonly locks: Readonly<Record<string, LockMode>>
  readonly rewrites: readonly string[]
  readonly scans: readonly string[]
}

/** Beside these two, rows are read and written. */
const counts = (mode: LockMode): boolean => lockModes.indexOf(mode) > lockModes.indexOf('ROW SHARE')

const isStronger = (mode: LockMode, other: LockMode | undefined): boolean =>
  other === undefined || lockModes.indexOf(mode) > lockModes.indexOf(other)

function saidOf({ locks, rewrites, scans }: Effect, { held }: MeasuredEffect): Facts {
  const strongest = new Map<string, LockMode>()
  for (const { relation, mode } of locks) {
    const name = shown(relation)
    if (isStronger(mode, strongest.get(name))) strongest.set(name, mode)
  }
  const added = [...strongest].filter(([name, mode]) => counts(mode) && isStronger(mode, held.get(name)))
  return { locks: Object.fromEntries(added), rewrites: namesOf(rewrites), scans: namesOf(scans) }
}

const namesOf = (relations: Effect['scans']): readonly string[] => [...new Set(relations.map(shown))].sort()

interface Claim {
  readonly said: Effect
  readonly known: KnownSchema
}

/** What was seen, but for what cannot be foretold or cannot be seen: there, what was said is taken for granted. */
function seenOf(sql: string, seen: MeasuredEffect, { said, known }: Claim): Facts {
  const { locks, held, tables } = seen
  const named = new Set(said.locks.map(({ relation }) => shown(relation)))
  const added = [...locks].filter(
    // A table brings its sequences along; of views and sequences only those that were meant are looked at.
    ([name, mode]) => counts(mode) && isStronger(mode, held.get(name)) && (tables.has(name) || named.has(name)),
  )
  const asSaid = saidOf(said, seen)
  return {
    locks: Object.fromEntries(added),
    rewrites: isUnseen(sql, 'rewrites') ? asSaid.rewrites : seen.rewrites.toSorted(),
    scans: isUnseen(sql, 'scans') ? asSaid.scans : scansOf(seen, { said, known: afterStatement(sql, known) }),
  }
}

/**
 * What runs outside a transaction is looked at before it has done its work; a query finds its rows as the planner likes; TRUNCATE
 * gives a table another file with no rows to write; and whether storage moves depends on where it was.
 */
const isUnseen = (sql: string, what: 'rewrites' | 'scans'): boolean =>
  refusesTransaction(sql) ||
  /^(truncate|refresh|alter table \w+ set (tablespace|access method))\b/i.test(sql) ||
  (what === 'scans' && /^(update|delete|insert|select)\b/i.test(sql))

/** Reading beside which everything else goes on is not counted, nor how the other end of a foreign key is looked up. */
function scansOf({ scans, locks }: MeasuredEffect, { said, known }: Claim): readonly string[] {
  const touched = [...said.scans, ...said.locks.map(({ relation }) => relation)]
  const lookedUp = touched.flatMap((table) =>
    [...(known.tables.get(shown(table))?.constraints.values() ?? [])].flatMap(({ references }) => references ?? []),
  )
  const otherEnds = new Set(lookedUp.map(shown))
  for (const table of said.scans) otherEnds.delete(shown(table))
  return scans.filter((name) => counts(locks.get(name) ?? 'ACCESS SHARE') && !otherEnds.has(name)).toSorted()
}
