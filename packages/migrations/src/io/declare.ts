import { StateError, StatementError, UsageError } from '../errors.ts'
import { type AnyObject, type KindName, kindNames, kindOf, schemaOf } from '../kinds/index.ts'
import { placedNames } from '../kinds/placed-names.ts'
import { onServer } from '../model/circumstances.ts'
import type { DeclaredStatement } from '../model/declaration.ts'
import { nameOf } from '../model/key.ts'
import type { Schema } from '../model/schema.ts'
import { isSame } from '../plan/diff.ts'
import { emptySchema } from '../plan/empty-schema.ts'
import { plan } from '../plan/plan.ts'
import { ask, type Database } from './database.ts'
import { build, buildUpon } from './declare-build.ts'
import { groundFor, namesGiven, withOthers } from './declare-ground.ts'
import { inMirror, type Mirror } from './mirror.ts'

export interface Declaring {
  readonly statements: readonly DeclaredStatement[]
  readonly live: Schema
  /** What the entities say. */
  readonly entities: Schema
  readonly defaultNamespace: string
  readonly ledgerSchema: string
}

/** What the configuration asks for, as the server prints it. */
export interface DeclaredObjects {
  /** As it is printed when it has been made from what was printed: the first print is not always the print of that print. */
  readonly schema: Schema
  readonly firstPrint: Schema
}

/**
 * Makes what is declared, on tables as the entities want them, and reads what has come of it. All of it stands in namespaces
 * of its own and is rolled back.
 */
export async function declare(database: Database, declaring: Declaring): Promise<DeclaredObjects> {
  const { live, defaultNamespace } = declaring
  const said = saidIn(declaring.statements, defaultNamespace)
  const statements = declaring.statements.filter(({ kind }) => kindOf(kind).readDeclared === undefined)
  if (statements.length === 0) return { schema: said, firstPrint: emptySchema() }
  const entities = withOthers(said, declaring.entities)
  const ground = withOthers(said, groundFor(statements, { entities, live, defaultNamespace }))
  const names = [...placedNames(ground), ...statements.flatMap(namesGiven)]
  const namespaces = ground.namespace.map(({ name }) => name)
  try {
    return await inMirror(database, { ...declaring, names, namespaces }, async (mirror) => {
      const making = { ground, statements, live, serverVersion: database.serverVersion }
      const firstPrint = await made(mirror, making)
      mirror.learn(firstPrint)
      return { schema: withOthers(await madeAgain(mirror, firstPrint, making), said), firstPrint }
    })
  } catch (error) {
    throw await failureOf(error, database)
  }
}

/** What the texts say by themselves, each object once. */
function saidIn(statements: readonly DeclaredStatement[], defaultNamespace: string): Schema {
  const parts = kindNames.map((name) => {
    const { key, readDeclared } = kindOf(name)
    const own = statements.filter(({ kind }) => kind === name)
    const objects = readDeclared === undefined ? [] : own.map(({ sql }) => readDeclared(sql, defaultNamespace))
    return [name, [...new Map(objects.map((object) => [key(object), object])).values()]]
  })
  return Object.fromEntries(parts) as Schema
}

const kindsOf = (statements: readonly DeclaredStatement[]): ReadonlySet<KindName> =>
  new Set(statements.map(({ kind }) => kind))

const onlyKinds = (schema: Schema, wanted: ReadonlySet<KindName>): Schema =>
  schemaOf((name) => (wanted.has(name) ? schema[name] : []))

interface Making {
  readonly ground: Schema
  readonly statements: readonly DeclaredStatement[]
  readonly live: Schema
  readonly serverVersion: number
}

/** What is said of something else is said when everything else is there, and is what is there then and was not before. */
async function made(mirror: Mirror, making: Making): Promise<Schema> {
  const { statements } = making
  const later = statements.filter(isUpon)
  await build(mirror, { ...making, statements: statements.filter((each) => !isUpon(each)) })
  const before = (await mirror.read()).schema
  const fresh = withoutGround(before, making.ground)
  refuseAsides(fresh)
  if (later.length === 0) return onlyKinds(fresh, kindsOf(statements))
  const kinds = kindsOf(later)
  const bare = await laidBare(mirror, { before, kinds, serverVersion: making.serverVersion })
  await buildUpon(mirror, later)
  const said = without(onlyKinds((await mirror.read()).schema, kinds), onlyKinds(bare, kinds))
  return schemaOf((name) => (kinds.has(name) ? said : onlyKinds(fresh, kindsOf(statements)))[name])
}

/** What was there for the declared objects to be made upon is nobody's declaration. */
const withoutGround = (schema: Schema, ground: Schema): Schema =>
  schemaOf((name) => {
    const { key } = kindOf(name)
    const known = new Set(ground[name].map((object: AnyObject) => key(object)))
    return schema[name].filter((object: AnyObject) => !known.has(key(object)))
  })

/** A clause such as WITH (fillfactor = 70) says something that is compared by itself, and would be lost. */
function refuseAsides(fresh: Schema): void {
  for (const name of kindNames) {
    const { key, declaration, isIdle } = kindOf(name)
    const [aside] = declaration?.isUpon === true && isIdle !== true ? fresh[name] : []
    if (declaration === undefined || aside === undefined) continue
    throw new UsageError(`What is declared says by the way: ${name} ${nameOf(key(aside))}.`, {
      hint: `It belongs under declared: { ${name}: […] }, as in: ${declaration.example}`,
    })
  }
}

const isUpon = ({ kind }: DeclaredStatement): boolean => kindOf(kind).declaration?.isUpon === true

interface Before {
  readonly before: Schema
  readonly kinds: ReadonlySet<KindName>
  readonly serverVersion: number
}

/** Takes away what no text has said: what the server gives to everything that somebody makes, and what others say. */
async function laidBare(mirror: Mirror, { before, kinds, serverVersion }: Before): Promise<Schema> {
  const bare = schemaOf((name) => (kinds.has(name) ? [] : before[name]))
  const statements = statementsFrom(before, bare, serverVersion)
  const failure = statements.length === 0 ? null : await mirror.attempt(statements.join(';\n'))
  if (failure !== null) throw failure
  return bare
}

const statementsFrom = (before: Schema, after: Schema, serverVersion: number): readonly string[] =>
  plan(before, after, onServer(serverVersion)).steps.flatMap((step) => step.statements.map(({ sql }) => sql))

/** The objects that another schema does not have as they are. */
const without = (schema: Schema, other: Schema): Schema =>
  schemaOf((name) => {
    const { key } = kindOf(name)
    const known = new Map(other[name].map((object: AnyObject) => [key(object), object]))
    return schema[name].filter((object: AnyObject) => !isSame(object, known.get(key(object)) ?? null))
  })

async function madeAgain(mirror: Mirror, schema: Schema, { ground, serverVersion }: Making): Promise<Schema> {
  const kinds = new Set(kindNames.filter((name) => schema[name].length > 0))
  if (kinds.size === 0) return emptySchema()
  const full = withOthers(schema, ground)
  const statements = [...statementsFrom(full, ground, serverVersion), ...statementsFrom(ground, full, serverVersion)]
  if ((await mirror.attempt(statements.join(';\n'))) !== null) return schema
  return alsoIn(schema, (await mirror.read()).schema)
}

/** The objects of which another schema has one by the same name. */
const alsoIn = (other: Schema, schema: Schema): Schema =>
  schemaOf((name) => {
    const { key } = kindOf(name)
    const known = new Set(other[name].map((object: AnyObject) => key(object)))
    return schema[name].filter((object: AnyObject) => known.has(key(object)))
  })

async function failureOf(error: unknown, database: Database): Promise<unknown> {
  if (!(error instanceof StatementError)) return error
  const { sqlState, sql } = error
  if (sqlState === '25006' || (sqlState === '0A000' && sql.startsWith('begin '))) {
    return new StateError('The database is read-only, and what is declared is found out by making it.', {
      fault: 'read-only',
      hint: 'Name a server that takes writes with --url. What is made is rolled back.',
    })
  }
  if (sqlState !== '42501') return error
  const [names] = await ask(
    database,
    'select quote_ident(current_database()) as database, quote_ident(current_user) as role',
  )
  return new StateError(
    'What is declared is found out by making it in a schema of its own, which the role may not make.',
    {
      fault: 'read-only',
      hint: `Let the role make schemas: GRANT CREATE ON DATABASE ${names?.database} TO ${names?.role}. What is made is rolled back.`,
    },
  )
}
