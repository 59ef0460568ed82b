import { type AnyObject, kindNames, kindOf, schemaOf } from '../kinds/index.ts'
import type { Key } from '../model/key.ts'
import type { PlanContext } from '../model/kind.ts'
import type { Schema } from '../model/schema.ts'
import { lookupOf } from './lookup.ts'

/** A schema that a way leads through, and that is committed there. */
export interface Stage {
  readonly schema: Schema
  /** It is reached while others use the relations, each statement committed by itself. */
  readonly isOnline: boolean
}

/** The way without a stop. */
export const directly = (before: Schema, after: Schema): readonly Stage[] => [stageOf(before), stageOf(after)]

export const stageOf = (schema: Schema): Stage => ({ schema, isOnline: false })

/** Whether a schema on the way can be: everything refers to what is there, and no name is taken twice. */
export function isSound(schema: Schema, context: Pick<PlanContext, 'before' | 'after'>): boolean {
  const lookup = lookupOf(schema)
  const known = (key: Key): boolean => context.before.has(key) || context.after.has(key)
  const taken = new Set<string>()
  return kindNames.every((name) =>
    schema[name].every((object) => {
      const { references, occupies, yieldsName } = kindOf(name)
      const names = yieldsName ? [] : (occupies?.(object) ?? [])
      const isFree = names.every((each) => !taken.has(each))
      for (const each of names) taken.add(each)
      return isFree && references(object, lookup).every((key) => lookup.has(key) || !known(key))
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
