import { type AnyObject, type KindName, kindBehind, kindNameBehind, kindOf } from '../kinds/index.ts'
import type { Key } from '../model/key.ts'
import type { Lookup, PlanContext } from '../model/kind.ts'
import type { Operation } from '../model/operation.ts'
import { disturbs } from './replace.ts'

/** What stands in the way of an operation and can neither be taken away nor made again. */
export function hindrancesOf(operation: Operation, context: PlanContext): readonly Key[] {
  const { kind, key, before, after } = operation
  const isMoving = before !== null && (after === null || disturbs(operation, context))
  const dependents = isMoving ? context.before.dependents(key) : []
  const immovable = dependents.filter((each) => kindBehind(each)?.isImmovable === true)
  return [...immovable, ...(after === null ? [] : (kindOf(kind).hinderers?.(before, after, context) ?? []))]
}

/** What nobody can make again without losing what it holds. */
const holdsRows = (name: KindName, object: AnyObject): boolean =>
  kindOf(name).isImmovable !== true && !kindOf(name).rebuildable(object)

/** What a person does about a hindrance; nothing else can, because the server does not tell enough of it, or does not allow it. */
export function remedyFor(hindrance: Key, lookup: Lookup): string {
  const name = kindNameBehind(hindrance)
  const object = name === undefined ? undefined : lookup.find(name, hindrance)
  if (name === undefined || object === undefined || holdsRows(name, object))
    return 'turn the rows that it holds into jsonb first, with to_jsonb, and into rows again afterwards, with jsonb_populate_record'
  const known = kindOf(name).byHand?.(object, lookup) ?? null
  return known === null
    ? 'drop it first, and create it again afterwards'
    : `${known.away.join('; ')}; and afterwards ${known.again.join('; ')}`
}
