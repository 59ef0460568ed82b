import type { TypeName } from 'libpg-query'

import { typeOf } from '../actions/names.ts'
import { functionKey } from '../kinds/keys.ts'
import type { Key } from '../model/key.ts'
import type { RelationName } from '../model/relation.ts'
import { displayName, displayQualified } from '../sql/quote.ts'
import type { Tree } from './statement-tree.ts'
import { type Following, listed, strings } from './tree-names.ts'

type AttachedWord = 'trigger' | 'policy' | 'rule'

/** What stands on a relation and is called by both names. */
export const attachedKey = (kind: AttachedWord, name: unknown, { namespace, name: relation }: RelationName): Key =>
  `${kind}:${displayName(name as string)} on ${displayQualified(namespace, relation)}` as Key

export const securityKey = ({ namespace, name }: RelationName): Key =>
  `row level security:${displayQualified(namespace, name)}` as Key

/** A function by the types of what it takes, as the catalog prints them. */
export function routineKey(name: unknown, parameters: unknown, following: Following): Key {
  const found = listed(name, following)
  const types = ((parameters ?? []) as readonly { FunctionParameter: Tree }[]).flatMap(
    ({ FunctionParameter: { mode, argType } }) =>
      mode === 'FUNC_PARAM_OUT' || mode === 'FUNC_PARAM_TABLE'
        ? []
        : [typeOf(withoutModifiers(argType as TypeName), following).text],
  )
  return functionKey(found.namespace, found.name, types.join(', '))
}

/** A function is called by the types of its parameters without their lengths. */
const withoutModifiers = ({ typmods: _lengths, ...type }: TypeName): TypeName => type

const attachedWords: Readonly<Record<string, AttachedWord>> = {
  OBJECT_TRIGGER: 'trigger',
  OBJECT_POLICY: 'policy',
  OBJECT_RULE: 'rule',
}

/** What a DROP statement names that is more than a name; null for what is not followed. */
export function droppedKey(type: unknown, object: unknown, following: Following): Key | null {
  const { ObjectWithArgs: routine } = object as { ObjectWithArgs?: Tree }
  if (routine !== undefined) return routineKey(routine.objname, routine.objfuncargs, following)
  const kind = attachedWords[type as string]
  return kind === undefined ? null : attachedKey(kind, ...placeOf(object, following))
}

/** The name of the relation with its own behind it. */
function placeOf(object: unknown, following: Following): readonly [name: string, on: RelationName] {
  const names = strings(object)
  const on = names.slice(0, -1).map((sval) => ({ String: { sval } }))
  return [names.at(-1) ?? '', listed(on, following)]
}
