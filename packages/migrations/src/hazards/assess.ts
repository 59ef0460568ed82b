import type { Naming } from '../actions/names.ts'
import type { Parse } from '../actions/parser.ts'
import { actionsOf } from '../actions/read.ts'
import { type Effect, effectOf } from '../effects/effect.ts'
import { follow } from '../effects/follow.ts'
import { type KnownSchema, nothingKnown, shown, tableNamed } from '../effects/known.ts'
import { knownFromSchema } from '../effects/known-from-schema.ts'
import type { Action } from '../model/action.ts'
import type { EarlierActions, Hazard, HazardRule, HazardSubject, Sighting } from '../model/hazard.ts'
import type { RelationName } from '../model/relation.ts'
import type { LockMode } from '../model/statement.ts'
import { type Draft, isInTransaction } from '../plan/body.ts'
import { hazardRules } from './index.ts'

/** A revision as far as it is looked into. */
export interface Assessed {
  readonly statements: readonly AssessedStatement[]
  readonly inTransaction: boolean
}

export interface AssessedStatement {
  readonly sql: string
  readonly actions: readonly Action[]
  /** See `Sighting`. */
  readonly endsText: boolean
}

/** A rule that a statement meets, and what it meets it with. */
export interface Meeting extends HazardSubject {
  readonly rule: HazardRule
  /** Which of the statements. */
  readonly statement: number
  /** What the table, by whose rows it is weighed, was called before the revision; null where there is none. */
  readonly size: string | null
  /** What is done with those rows. */
  readonly work: 'rewrites' | 'scans' | 'none'
}

export interface Assessment {
  readonly meetings: readonly Meeting[]
  /** What is known after the last statement. */
  readonly known: KnownSchema
}

/** What a person must know of before a revision runs, in the order of its statements. */
export function assess(
  { statements, inTransaction }: Assessed,
  ground: { readonly known: KnownSchema; readonly serverVersion: number },
): Assessment {
  const { serverVersion } = ground
  const rules = hazardRules.filter(
    ({ since = 0, until = Infinity }) => since <= serverVersion && serverVersion <= until,
  )
  let { known } = ground
  const meetings: Meeting[] = []
  const earlier = new Map<Action['does'], Action[]>()
  const held = new Map<string, RelationName>()
  const surroundings = { earlier: sortedActions(earlier), held, inTransaction, serverVersion }
  for (const [statement, { sql, actions, endsText }] of statements.entries()) {
    for (const action of actions) {
      const effect = effectOf(action, { known, serverVersion })
      const sighting: Sighting = { ...surroundings, action, effect, known, sql, endsText }
      meetings.push(...met(rules, sighting).map((each) => ({ ...each, statement })))
      known = follow(known, action)
      const same = earlier.get(action.does)
      if (same === undefined) earlier.set(action.does, [action])
      else same.push(action)
      for (const { relation, mode } of effect.locks) if (strong.has(mode)) held.set(shown(relation), relation)
    }
  }
  return { meetings, known }
}

/** The locks that writers wait for. */
const strong: ReadonlySet<LockMode> = new Set(['SHARE', 'SHARE ROW EXCLUSIVE', 'EXCLUSIVE', 'ACCESS EXCLUSIVE'])

const sortedActions = (actions: ReadonlyMap<Action['does'], readonly Action[]>): EarlierActions => ({
  of: <D extends Action['does']>(does: D) => (actions.get(does) ?? []) as readonly Extract<Action, { does: D }>[],
})

const met = (rules: readonly HazardRule[], sighting: Sighting): readonly Omit<Meeting, 'statement'>[] =>
  rules.flatMap((rule) => {
    const subject = rule.find(sighting)
    return subject === null ? [] : [{ ...subject, rule, ...weightOf(subject, sighting) }]
  })

function weightOf({ table }: HazardSubject, { known, effect }: Sighting): Pick<Meeting, 'size' | 'work'> {
  if (table === null) return { size: null, work: 'none' }
  const original = tableNamed(known, table)?.original ?? table
  const isAmong = (relations: Effect['scans']): boolean => relations.some((each) => shown(each) === shown(table))
  // Who empties or drops a table does not read it.
  const work = isAmong(effect.rewrites) ? 'rewrites' : isAmong(effect.scans) ? 'scans' : 'none'
  return { size: shown(original), work }
}

/** The statements of an SQL text; none where it cannot be read, which whoever sends it will be told. */
export function statementsIn(sql: string, parse: Parse, naming: Naming): readonly AssessedStatement[] {
  const parsed = parse(sql)
  if ('problem' in parsed) return []
  return parsed.statements.map((each, at, { length }) => ({
    sql: each.sql,
    actions: actionsOf(each.node, naming),
    endsText: at === length - 1,
  }))
}

/** The statements of a planned revision; renames come first. */
export const textsOf = ({ renames, upgrade }: Draft): readonly string[] => [
  ...renames.map((step) => step.upgrade.sql),
  ...upgrade.steps.flatMap((step) => step.statements.map(({ sql }) => sql)),
]

/** A rule that a statement of a plan meets, and the table by whose rows it is weighed. */
export interface PlannedHazard extends Hazard, Pick<Meeting, 'size'> {}

/** What a planned revision does that somebody may not want; renames come first, and stand alone. */
export function hazardsOf(
  draft: Draft,
  { parse, naming, serverVersion }: { readonly parse: Parse; readonly naming: Naming; readonly serverVersion: number },
): readonly PlannedHazard[] {
  const { renames, upgrade } = draft
  const planned = upgrade.steps.flatMap((step) => step.statements)
  const read = (texts: readonly string[]): Assessed => ({
    statements: texts.flatMap((sql) => statementsIn(sql, parse, naming)),
    inTransaction: isInTransaction(draft),
  })
  const renaming = read(renames.map((step) => step.upgrade.sql))
  const rest = read(planned.map(({ sql }) => sql))
  return [
    ...assess(renaming, { known: nothingKnown, serverVersion }).meetings,
    ...assess(rest, { known: knownFromSchema(upgrade.before), serverVersion }).meetings,
  ].map(({ rule: { id, level, harm, title, why, instead }, object, size }) => ({
    rule: id,
    level,
    harm,
    title,
    object,
    why,
    instead,
    size,
  }))
}
