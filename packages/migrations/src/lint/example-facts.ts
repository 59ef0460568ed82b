import type { Parse } from '../actions/parser.ts'
import { actionsOf } from '../actions/read.ts'
import { type Effect, effectOf } from '../effects/effect.ts'
import { exampleTables } from '../effects/example-tables.ts'
import { follow, settled } from '../effects/follow.ts'
import { type KnownSchema, nothingKnown, shown } from '../effects/known.ts'
import type { Example, HazardRule } from '../model/hazard.ts'
import { type LockMode, lockModes } from '../model/statement.ts'

/** A statement of an example, with what it does to the tables that are there. */
export interface ExampleStatement {
  readonly sql: string
  readonly effects: readonly {
    readonly relation: string
    readonly lock: LockMode | null
    readonly rows: 'rewritten' | 'read' | 'left alone'
  }[]
}

const naming = { defaultNamespace: 'public' }

/** The revisions of an example, each with its statements. */
export function exampleFacts(
  { given = [], since }: HazardRule,
  example: Example,
  parse: Parse,
): readonly (readonly ExampleStatement[])[] {
  const serverVersion = since ?? 18
  let known = settled([...exampleTables, ...given].reduce((before, sql) => after(before, sql, parse), nothingKnown))
  return example.map((revision) => {
    const statements = revision.map((sql) => {
      const effects = actionsIn(sql, parse).map((action) => {
        const effect = effectOf(action, { known, serverVersion })
        known = follow(known, action)
        return effect
      })
      return { sql, effects: effectsByRelation(effects) }
    })
    known = settled(known)
    return statements
  })
}

function actionsIn(sql: string, parse: Parse) {
  const parsed = parse(sql)
  return 'problem' in parsed ? [] : parsed.statements.flatMap(({ node }) => actionsOf(node, naming))
}

const after = (known: KnownSchema, sql: string, parse: Parse): KnownSchema =>
  actionsIn(sql, parse).reduce(follow, known)

function effectsByRelation(effects: readonly Effect[]): ExampleStatement['effects'] {
  const all = effects.flatMap(({ locks, rewrites, scans }) => [
    ...locks.map(({ relation }) => relation),
    ...rewrites,
    ...scans,
  ])
  const has = (list: 'rewrites' | 'scans', name: string): boolean =>
    effects.some((effect) => effect[list].some((relation) => shown(relation) === name))
  return [...new Set(all.map(shown))].map((relation) => {
    const modes = effects.flatMap(({ locks }) => locks.filter((lock) => shown(lock.relation) === relation))
    return {
      relation,
      lock: lockModes.findLast((mode) => modes.some((lock) => lock.mode === mode)) ?? null,
      rows: has('rewrites', relation) ? 'rewritten' : has('scans', relation) ? 'read' : 'left alone',
    }
  })
}
