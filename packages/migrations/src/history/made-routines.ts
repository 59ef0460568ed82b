import { functionKey } from '../kinds/keys.ts'
import type { Key } from '../model/key.ts'
import { displayName, displayQualified } from '../sql/quote.ts'
import type { Tree } from './statement-tree.ts'
import { type Following, listed, type Name, strings } from './tree-names.ts'

type AttachedWord = 'trigger' | 'policy' | 'rule'

/** What stands on a relation and is called by both names. */
export const attachedKey = (kind: AttachedWord, name: unknown, { namespace, name: relation }: Name): Key =>
  `${kind}:${displayName(name as string)} on ${displayQualified(namespace, relation)}` as Key

export const securityKey = ({ namespace, name }: Name): Key =>
  `row level security:${displayQualified(namespace, name)}` as Key

/** A function by the types of what it takes, as the catalog prints them. */
export function routineKey(name: unknown, parameters: unknown, following: Following): Key {
  const found = listed(name, following)
  const types = ((parameters ?? []) as readonly { FunctionParameter: Tree }[]).flatMap(
    ({ FunctionParameter: { mode, argType } }) =>
      mode === 'FUNC_PARAM_OUT' || mode === 'FUNC_PARAM_TABLE' ? [] : [typeText(argType as Tree, following)],
  )
  return functionKey(found.namespace, found.name, types.join(', '))
}

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
function placeOf(object: unknown, following: Following): readonly [name: string, on: Name] {
  const names = strings(object)
  const on = names.slice(0, -1).map((sval) => ({ String: { sval } }))
  return [names.at(-1) ?? '', listed(on, following)]
}

/** The names that SQL has for the types that the parser calls by their own. */
const printed: Readonly<Record<string, string>> = {
  bool: 'boolean',
  bpchar: 'character',
  float4: 'real',
  float8: 'double precision',
  int2: 'smallint',
  int4: 'integer',
  int8: 'bigint',
  time: 'time without time zone',
  timestamp: 'timestamp without time zone',
  timestamptz: 'timestamp with time zone',
  timetz: 'time with time zone',
  varbit: 'bit varying',
  varchar: 'character varying',
}

function typeText(type: Tree, following: Following): string {
  const names = strings(type.names)
  const own = names.at(-1) ?? ''
  const isSystem = names.length === 1 || names.at(-2) === 'pg_catalog'
  const { namespace, name } = listed(type.names, following)
  const text = (isSystem ? printed[own] : undefined) ?? displayQualified(isSystem ? null : namespace, name)
  return type.arrayBounds === undefined ? text : `${text}[]`
}
