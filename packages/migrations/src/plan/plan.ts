import { kindNameBehind, kindNames, kindOf } from '../kinds/index.ts'
import type { Circumstances } from '../model/circumstances.ts'
import { type Key, nameOf } from '../model/key.ts'
import type { Obstacle, PlanContext } from '../model/kind.ts'
import type { Operation } from '../model/operation.ts'
import type { Schema } from '../model/schema.ts'
import type { Statement } from '../model/statement.ts'
import type { Plan, Step } from '../model/step.ts'
import { diff } from './diff.ts'
import { hindrancesOf, remedyFor } from './immovable.ts'
import { lookupOf } from './lookup.ts'
import { order } from './order.ts'
import { withReason } from './reason.ts'
import { replace } from './replace.ts'
import { withSettings } from './settings.ts'
import { unsettled } from './settle.ts'

/** How to turn `before` into `after`, one operation at a time. The way back is the same call with its arguments exchanged. */
export function plan(before: Schema, after: Schema, circumstances: Circumstances): Plan {
  const { changes, steps, hindrances, context } = loosePlan(before, after, circumstances)
  const ordered = order(steps, context).filter(({ statements }) => statements.length > 0)
  const explained = ordered.map((step) => withReason(step, { changes, context }))
  return { steps: withSettings(explained), hindrances, before, after }
}

/** The steps of a plan in no order, with what they were made for; what is done within another step has no statements. */
export interface LoosePlan {
  /** What the plan is about, without what is only made again for it. */
  readonly changes: readonly Operation[]
  readonly steps: readonly Step[]
  readonly hindrances: Plan['hindrances']
  readonly context: PlanContext
}

export function loosePlan(before: Schema, after: Schema, circumstances: Circumstances): LoosePlan {
  const changes = diff(before, after)
  const given = contextOf({ before, after, changes }, circumstances)
  const operations = replace(changes, given)
  const context = { ...given, ...touchedBy(operations) }
  const hindered = operations.map((operation) => ({
    operation,
    hindrances: hindrancesOf(operation, context).map((object) => ({
      object,
      under: operation.key,
      remedy: remedyFor(object, context.before),
    })),
  }))
  const steps = hindered.map(({ operation, hindrances }) => ({
    operation,
    statements: withWarning(
      statementsOf(operation, context).map((found) => onWhatExists(found, context)),
      hindrances,
    ),
  }))
  const hindrances = hindered.flatMap((each) => each.hindrances)
  return { changes, steps, hindrances, context }
}

/** What the kinds are told of a plan with these changes. */
export function contextOf({ before, after, changes }: Changing, circumstances: Circumstances): PlanContext {
  const sides = { before: lookupOf(before), after: lookupOf(after), ...circumstances }
  return { ...sides, unsettled: keysOf(unsettled(changes, sides.after)), ...touchedBy(changes) }
}

interface Changing {
  readonly before: Schema
  readonly after: Schema
  readonly changes: readonly Operation[]
}

/** What is written all the same, because a person may take the hindrance away first. */
function withWarning(statements: readonly Statement[], hindrances: Plan['hindrances']): readonly Statement[] {
  const [first, ...others] = statements
  if (first === undefined || hindrances.length === 0) return statements
  const notes = hindrances.map(({ object, remedy }) => `Fails as long as ${nameOf(object)} stands on it: ${remedy}.`)
  return [{ ...first, notes: [...first.notes, ...notes] }, ...others]
}

const touchedBy = (operations: readonly Operation[]): Pick<PlanContext, 'created' | 'dropped'> => ({
  created: keysOf(operations.filter(({ before }) => before === null)),
  dropped: keysOf(operations.filter(({ after }) => after === null)),
})

const keysOf = (operations: readonly Operation[]): ReadonlySet<Key> => new Set(operations.map(({ key }) => key))

/** Who reads of a loss knows what is lost by the name that it had. */
function byFormerName(found: Statement, key: Key, { formerNames }: PlanContext): Statement {
  const name = formerNames.get(key)
  return name === undefined || found.loses === null ? found : { ...found, loses: `${found.loses}, which was ${name}` }
}

function statementsOf({ kind: name, key, before, after }: Operation, context: PlanContext): readonly Statement[] {
  const kind = kindOf(name)
  if (before === null) return after === null ? [] : [...kind.create(after, context), ...amendsFor(key, context)]
  if (after === null) return kind.drop(before, context).map((found) => byFormerName(found, key, context))
  const statements = kind.change(before, after, context)
  if (statements === 'replace') throw new Error(`${key} has to be replaced and was not`)
  return [...statements, ...amendsFor(key, context)]
}

const amenders = kindNames.flatMap((name) => kindOf(name).amends ?? [])

const amendsFor = (key: Key, context: PlanContext): readonly Statement[] =>
  amenders.flatMap((amends) => amends(key, context))

/** What is in the way of the change of one object. */
export interface ObstacleFor extends Obstacle {
  readonly object: Key
}

/** What in the rows that are there could make the plan fail. */
export function obstaclesOf({ steps, before, after }: Plan, circumstances: Circumstances): readonly ObstacleFor[] {
  const operations = steps.map(({ operation }) => operation)
  const sides = { before: lookupOf(before), after: lookupOf(after), ...circumstances }
  const context = { ...sides, ...touchedBy(operations), unsettled: new Set<Key>() }
  const asked = keysOf(operations.filter((operation) => operation.after !== null))
  return [
    ...operations.flatMap(({ kind, key: object, before: was, after: wanted }) =>
      (wanted === null ? [] : (kindOf(kind).obstacles?.(was, wanted, context) ?? [])).map((each) => ({
        ...each,
        object,
      })),
    ),
    ...standingOn(operations, context)
      .filter(([key]) => !asked.has(key))
      .flatMap(([key, object]) => obstaclesAnew(key, context).map((each) => ({ ...each, object }))),
  ]
}

/** What stands, before and after, on columns in which rows may come to hold other values, each with what is changed by which they do. */
function standingOn(operations: readonly Operation[], context: PlanContext): readonly (readonly [Key, Key])[] {
  const revalued = operations.flatMap(({ kind, key, before, after }) =>
    before === null || after === null
      ? []
      : (kindOf(kind).revalues?.(before, after, context) ?? []).map((column) => ({ key, column })),
  )
  const users = revalued.flatMap(({ key, column }) =>
    context.after.dependents(column).map((user): readonly [Key, Key] => [user, key]),
  )
  return [...new Map(users)]
    .filter(([user]) => context.before.has(user))
    .sort(([one], [other]) => (one < other ? -1 : 1))
}

/** What is not touched is asked as if it came: whether the rows that will be there let it be. */
const obstaclesAnew = (key: Key, context: PlanContext): readonly Obstacle[] =>
  kindNames.flatMap((name) => {
    const object = context.after.find(name, key)
    return object === undefined ? [] : (kindOf(name).obstacles?.(null, object, context) ?? [])
  })

/** Nobody can wait for a table that the plan itself makes, and it has no rows to write or read. */
function onWhatExists(statement: Statement, { before, created }: PlanContext): Statement {
  if (statement.locks.length + statement.rewrites.length + statement.scans.length === 0) return statement
  const exists = (relation: Key) => before.has(relation) || !created.has(relation)
  const all = withHeirs(statement, before)
  return {
    ...all,
    locks: all.locks.filter(({ relation }) => exists(relation)),
    rewrites: all.rewrites.filter(exists),
    scans: all.scans.filter(exists),
  }
}

/** ALTER TABLE does to the tables that inherit what it does to their parent. */
function withHeirs(statement: Statement, before: PlanContext['before']): Statement {
  if (!statement.sql.startsWith('ALTER TABLE ')) return statement
  const heirs = new Map(statement.locks.map(({ relation }) => [relation, heirsOf(relation, before)] as const))
  if ([...heirs.values()].every(({ length }) => length === 0)) return statement
  const spread = (relations: readonly Key[]) => [
    ...new Set(relations.flatMap((relation) => [relation, ...(heirs.get(relation) ?? [])])),
  ]
  return {
    ...statement,
    locks: statement.locks.flatMap(({ relation, mode }) =>
      spread([relation]).map((each) => ({ relation: each, mode })),
    ),
    rewrites: spread(statement.rewrites),
    scans: spread(statement.scans),
  }
}

function heirsOf(key: Key, lookup: PlanContext['before']): readonly Key[] {
  const name = kindNameBehind(key)
  const object = name && lookup.find(name, key)
  return name && object ? (kindOf(name).heirs?.(object, lookup) ?? []) : []
}
