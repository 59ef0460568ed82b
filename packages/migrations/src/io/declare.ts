import { StateError, StatementError, UsageError } from '../errors.ts'
import { type AnyObject, type KindName, kindNames, kindOf, schemaOf } from '../kinds/index.ts'
import { type PlacedName, placedNames } from '../kinds/placed-names.ts'
import { onServer } from '../model/circumstances.ts'
import type { DeclaredStatement } from '../model/declaration.ts'
import type { Schema } from '../model/schema.ts'
import { emptySchema } from '../plan/empty-schema.ts'
import { partNamedIn } from '../plan/part.ts'
import { plan } from '../plan/plan.ts'
import { ofEntities } from '../plan/sayable.ts'
import { parsePath } from '../sql/object-path.ts'
import { ask, type Database } from './database.ts'
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
  const texts = statements.map(({ sql }) => sql)
  const entities = withOthers(said, declaring.entities)
  const ground = withOthers(said, partNamedIn(ofEntities(withOthers(entities, live)), texts))
  const names = [...placedNames(ground), ...statements.flatMap(nameOf)]
  try {
    return await inMirror(database, { ...declaring, names }, async (mirror) => {
      await build(mirror, { ground, statements, live, serverVersion: database.serverVersion })
      const firstPrint = onlyKinds((await mirror.read()).schema, kindsOf(statements))
      mirror.learn(firstPrint)
      const schema = await madeAgain(mirror, { ground, schema: firstPrint, serverVersion: database.serverVersion })
      return { schema: withOthers(schema, said), firstPrint }
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

/** What is there and no entity knows: something declared may stand on it. */
function withOthers(entities: Schema, live: Schema): Schema {
  return schemaOf((name) => {
    const { key } = kindOf(name)
    const known = new Set(entities[name].map((object: AnyObject) => key(object)))
    return [...entities[name], ...live[name].filter((object: AnyObject) => !known.has(key(object)))]
  })
}

const kindsOf = (statements: readonly DeclaredStatement[]): ReadonlySet<KindName> =>
  new Set(statements.map(({ kind }) => kind))

const onlyKinds = (schema: Schema, wanted: ReadonlySet<KindName>): Schema =>
  schemaOf((name) => (wanted.has(name) ? schema[name] : []))

/** The name that a statement gives to what it makes, where that stands in a namespace. */
function nameOf({ kind, sql }: DeclaredStatement): readonly PlacedName[] {
  const [, written] = kindOf(kind).declaration?.begins.exec(sql) ?? []
  const path = parsePath(
    (written ?? '').replace(/"[^"]*"|[^"]+/g, (part) => (part.startsWith('"') ? part : part.toLowerCase())),
  )
  if (written === undefined || path === null) return []
  return [{ namespace: path.length > 1 ? (path[0] ?? null) : null, name: path.at(-1) ?? '' }]
}

interface Building {
  readonly ground: Schema
  readonly statements: readonly DeclaredStatement[]
  readonly live: Schema
  readonly serverVersion: number
}

interface Piece {
  readonly sql: string
  readonly declared: DeclaredStatement | null
}

async function build(mirror: Mirror, { ground, statements, live, serverVersion }: Building): Promise<void> {
  const there = schemaOf((name) => (kindOf(name).isSingle === true ? live[name] : []))
  const made = plan(there, withOthers(ground, there), onServer(serverVersion)).steps
  const pieces: readonly Piece[] = [
    ...made.flatMap((step) => step.statements.map(({ sql }) => ({ sql, declared: null }))),
    ...statements.map((declared) => ({ sql: declared.sql, declared })),
  ]
  const failed = await runAll(mirror, pieces)
  if (failed.size === 0) return
  // A body that is right may name what is made by other means. One that cannot be read is wrong.
  const isUnread = [...failed].some(([{ declared }, { sqlState }]) => declared !== null && sqlState === '42601')
  if (!isUnread) await mirror.attempt('set local check_function_bodies = off')
  const left = isUnread ? failed : await runAll(mirror, [...failed.keys()])
  const [first] = [...left].sort(([one], [other]) => pieces.indexOf(one) - pieces.indexOf(other))
  if (first !== undefined && [...left.keys()].some(({ declared }) => declared !== null)) throw refusal(...first)
}

/**
 * What is declared means what is declared, and not what is there by the same name and is yet to become that. So only what
 * fails is run again with everything in sight, such as the types of extensions.
 */
async function runAll(mirror: Mirror, pieces: readonly Piece[]): Promise<ReadonlyMap<Piece, StatementError>> {
  await mirror.look('at the mirror alone')
  const failed = await runInSight(mirror, pieces)
  await mirror.look('around')
  return failed.size === 0 ? failed : runInSight(mirror, [...failed.keys()])
}

/** All in one message; where that fails, one by one and again, as long as something of the rest becomes possible. */
async function runInSight(mirror: Mirror, pieces: readonly Piece[]): Promise<ReadonlyMap<Piece, StatementError>> {
  if ((await mirror.attempt(pieces.map(({ sql }) => sql).join(';\n'))) === null) return new Map()
  for (let open = pieces; ; ) {
    const failed = new Map<Piece, StatementError>()
    for (const piece of open) {
      const failure = await mirror.attempt(piece.sql)
      if (failure !== null) failed.set(piece, failure)
    }
    if (failed.size === 0 || failed.size === open.length) return failed
    open = [...failed.keys()]
  }
}

const hints: Readonly<Record<string, string>> = {
  '42723': 'Another declaration makes the same: take one of them out.',
  '42710': 'Another declaration makes the same: take one of them out.',
  '42P01': 'Neither an entity nor the database has it: correct the name.',
  '42703': 'Neither an entity nor the database has it: correct the name.',
  '42883': 'Declare the function as well, or correct the name or the types of its arguments.',
  '42704': 'Declare it as well, create it on the server, or correct the name.',
}

function refusal({ sql, declared }: Piece, error: StatementError): UsageError {
  const because = error.message.replace(/\.?$/, '.')
  const [line = ''] = sql.split('\n')
  if (declared === null)
    return new UsageError(`What is declared cannot be tried out, because the entities cannot be built: ${because}`, {
      hint: `The statement is: ${line}`,
      cause: error,
    })
  return new UsageError(`${declared.place} cannot be made: ${because}`, {
    hint: hints[error.sqlState ?? ''] ?? `It begins: ${line.slice(0, 100)}`,
    cause: error,
  })
}

interface Again {
  readonly ground: Schema
  readonly schema: Schema
  readonly serverVersion: number
}

async function madeAgain(mirror: Mirror, { ground, schema, serverVersion }: Again): Promise<Schema> {
  const kinds = new Set(kindNames.filter((name) => schema[name].length > 0))
  if (kinds.size === 0) return emptySchema()
  const full = withOthers(schema, ground)
  const ways = [plan(full, ground, onServer(serverVersion)), plan(ground, full, onServer(serverVersion))]
  const statements = ways.flatMap(({ steps }) => steps.flatMap((step) => step.statements.map(({ sql }) => sql)))
  if ((await mirror.attempt(statements.join(';\n'))) !== null) return schema
  return onlyKinds((await mirror.read()).schema, kinds)
}

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
