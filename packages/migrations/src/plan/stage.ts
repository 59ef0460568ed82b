import { type AnyObject, kindNames, kindOf, schemaOf } from '../kinds/index.ts'
import type { Key } from '../model/key.ts'
import type { PlanContext } from '../model/kind.ts'
import type { Schema } from '../model/schema.ts'
import { lookupOf } from './lookup.ts'

/** A schema that a way leads through, and that is committed there. */
export interface Stage {
  readonly schema: Schema
  /** It is reached while others use the relations, in forms that let them go on. */
  readonly isOnline: boolean
  /** Each statement is committed by itself, so that none holds its lock while the next one works. */
  readonly isPiecemeal: boolean
}

/** The way without a stop. */
export const directly = (before: Schema, after: Schema): readonly Stage[] => [stageOf(before), stageOf(after)]

export const stageOf = (schema: Schema): Stage => ({ schema, isOnline: false, isPiecemeal: false })

export const onlineStageOf = (schema: Schema): Stage => ({ schema, isOnline: true, isPiecemeal: true })

/** Whether a schema on the way can be. */
export const isSound = (schema: Schema, context: Pick<PlanContext, 'before' | 'after'>): boolean =>
  unsoundIn(schema, context).length === 0

/** What keeps a schema on the way from being: the objects that refer to what is not there, and those that have one name. */
export function unsoundIn(schema: Schema, context: Pick<PlanContext, 'before' | 'after'>): readonly Key[] {
  const lookup = lookupOf(schema)
  const known = (key: Key): boolean => context.before.has(key) || context.after.has(key)
  const holders = new Map<string, Key>()
  return kindNames.flatMap((name) =>
    schema[name].flatMap((object: AnyObject) => {
      const { references, occupies, yieldsName, excludes, key: keyOf } = kindOf(name)
      const key = keyOf(object)
      const names = yieldsName ? [] : (occupies?.(object) ?? [])
      const others = names.flatMap((each) => holders.get(each) ?? [])
      for (const each of names) holders.set(each, key)
      const missing = references(object, lookup).filter((each) => !lookup.has(each) && known(each))
      const excluded = excludes?.(object, lookup) ?? []
      const wrong = [...others, ...missing, ...excluded]
      return wrong.length === 0 ? [] : [key, ...wrong]
    }),
  )
}

/** What a stage adds comes in the order in which it was asked for, behind what is only there before. */
export function inOrderOf(wanted: Schema, schema: Schema): Schema {
  return schemaOf((name) => {
    const { key } = kindOf(name)
    const objects: readonly AnyObject[] = schema[name]
    const turns = new Map((wanted[name] as readonly AnyObject[]).map((object, turn) => [key(object), turn]))
    const turnOf = (object: AnyObject): number => turns.get(key(object)) ?? -1
    return objects.toSorted((one, other) => turnOf(one) - turnOf(other))
  })
}
