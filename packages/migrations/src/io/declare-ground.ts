import { type AnyObject, type KindName, kindOf, schemaOf } from '../kinds/index.ts'
import { type PlacedName, placedName, placedNames } from '../kinds/placed-names.ts'
import type { DeclaredStatement } from '../model/declaration.ts'
import type { Schema } from '../model/schema.ts'
import { partNamedIn } from '../plan/part.ts'
import { ofEntities } from '../plan/sayable.ts'
import { parseFolded } from '../sql/object-path.ts'

interface Surroundings {
  /** What the entities say. */
  readonly entities: Schema
  readonly live: Schema
  readonly defaultNamespace: string
}

/** What has to be there for the statements to be run: what they may name, as it shall be, and without what they make themselves. */
export function groundFor(
  statements: readonly DeclaredStatement[],
  { entities, live, defaultNamespace }: Surroundings,
): Schema {
  const all = withOthers(entities, live)
  const others = statements.some(({ kind }) => kindOf(kind).declaration?.isUpon === true)
    ? withOthers(ofEntities(all), aloneIn(live))
    : ofEntities(all)
  const ground = withoutMade(statements, others)
  return partNamedIn(ground, [
    ...statements.map(({ sql }) => sql),
    ...statements.flatMap(({ sql }) => everythingIn(sql, ground, defaultNamespace)),
  ])
}

/** What nobody declares and somebody may be granted something of. */
const aloneIn = (live: Schema): Schema =>
  schemaOf((name) => {
    const { isBeyondEntities, container, isSingle, isRemark } = kindOf(name)
    const isAlone = isBeyondEntities === true && container === undefined && isSingle !== true && isRemark !== true
    return isAlone ? live[name] : []
  })

function withoutMade(statements: readonly DeclaredStatement[], schema: Schema): Schema {
  const made = statements.flatMap((statement) =>
    namesGiven(statement).map((name) => ({ ...name, kind: statement.kind })),
  )
  // What stands on a table stands in its namespace, and is not called by it.
  const isMade = (kind: KindName, { namespace, name }: PlacedName): boolean =>
    made
      .filter((each) => each.kind === kind && each.name === name)
      .some((each) => each.namespace === namespace || kindOf(kind).container !== undefined)
  return schemaOf((kind) => {
    const objects: readonly AnyObject[] = schema[kind]
    return objects.filter((object) => !placedName(object).some((name) => isMade(kind, name)))
  })
}

/** The names that stand for `ALL TABLES IN SCHEMA …` and the like. */
function everythingIn(sql: string, ground: Schema, defaultNamespace: string): readonly string[] {
  const [, list] = /\sall\s+\w+\s+in\s+schema\s+(.*?)\s(?:to|from)\s/is.exec(sql) ?? []
  const namespaces = (list ?? '').split(',').flatMap((name) => parseFolded(name)?.[0] ?? [])
  return placedNames(ground).flatMap(({ namespace, name }) =>
    namespaces.includes(namespace ?? defaultNamespace) ? [name.replaceAll('"', '""')] : [],
  )
}

/** What is there and no entity knows: something declared may stand on it. */
export function withOthers(entities: Schema, live: Schema): Schema {
  return schemaOf((name) => {
    const { key } = kindOf(name)
    const known = new Set(entities[name].map((object: AnyObject) => key(object)))
    return [...entities[name], ...live[name].filter((object: AnyObject) => !known.has(key(object)))]
  })
}

/** The name that a statement gives to what it makes, where that stands in a namespace. */
export function namesGiven({ kind, sql }: DeclaredStatement): readonly PlacedName[] {
  const [, written] = kindOf(kind).declaration?.begins.exec(sql) ?? []
  const path = parseFolded(written ?? '')
  if (written === undefined || path === null) return []
  return [{ namespace: path.length > 1 ? (path[0] ?? null) : null, name: path.at(-1) ?? '' }]
}
