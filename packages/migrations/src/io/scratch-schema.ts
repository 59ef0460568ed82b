import { StatementError } from '../errors.ts'
import { type KindName, kindBehind, kindOf } from '../kinds/index.ts'
import { onServer } from '../model/circumstances.ts'
import { type Key, kindNameOf, nameOf } from '../model/key.ts'
import type { Operation } from '../model/operation.ts'
import type { Step } from '../model/step.ts'
import type { MissingObject } from '../model/verification.ts'
import { describe } from '../plan/describe.ts'
import { plan } from '../plan/plan.ts'
import { sayable, unguarded } from '../plan/sayable.ts'
import { runningPath } from '../sql/search-path.ts'
import type { CatalogOptions } from './catalog.ts'
import { type Database, inTransaction } from './database.ts'
import type { Definition } from './definitions.ts'
import { type Portrait, portraitAgain } from './portrait.ts'
import { separating } from './schema-likeness.ts'

/** Some SQL, and what is missing where it cannot be run. */
interface Piece {
  readonly sql: string
  readonly object: Pick<MissingObject, 'what' | 'name'>
}

export interface Building {
  readonly model: Portrait
  /** What an empty database has. */
  readonly empty: Portrait
  readonly options: CatalogOptions
  /** Puts rows in, when the tables are there and before what acts on rows is. */
  readonly fill: () => Promise<void>
}

/** Makes an empty database like another one, and tells what could not be made. */
export async function buildLike(
  database: Database,
  { model, empty, options, fill }: Building,
): Promise<{ readonly built: Portrait; readonly missing: readonly MissingObject[] }> {
  const early = [...model.definitions.map(pieceOf), ...schemaPieces(empty, model)]
  const failures = [await run(database, early, options.defaultNamespace)]
  await fill()
  failures.push(await run(database, attachedPieces(model), options.defaultNamespace))
  const built = await portraitAgain(database, options)
  const reasons = new Map(failures.flatMap((each) => [...each]))
  return { built, missing: await missingFrom(database, { model, built, options }, reasons) }
}

const pieceOf = ({ what, name, sql }: Definition): Piece => ({ sql, object: { what, name } })

function schemaPieces(empty: Portrait, { catalog: { schema, serverVersion } }: Portrait): readonly Piece[] {
  const [none, early] = [unguarded(empty.catalog.schema), unguarded(schema)]
  return plan(none, early, onServer(serverVersion)).steps.flatMap(piecesOf)
}

/** What stands on the tables and acts on rows. */
const attachedPieces = ({ catalog: { schema, serverVersion } }: Portrait): readonly Piece[] =>
  plan(unguarded(schema), schema, onServer(serverVersion)).steps.flatMap(piecesOf)

function piecesOf({ operation: { kind, key }, statements }: Step): readonly Piece[] {
  const object = labelledAs(kind, key)
  return statements.map(({ sql }) => ({ sql, object }))
}

/** Under the label that the catalog gives to what is not modelled, which then stands in the name. */
function labelledAs(kind: KindName, key: Key): Piece['object'] {
  const { isBeyondEntities, isRemark } = kindOf(kind)
  if (!(isBeyondEntities && isRemark)) return { what: kindNameOf(key), name: nameOf(key) }
  const [what = '', ...words] = nameOf(key).split(' ')
  return { what, name: words.join(' ') }
}

const labelOf = ({ what, name }: Pick<MissingObject, 'what' | 'name'>): string => `${what} ${name}`

/** By label, why what could not be made was refused. */
type Failures = ReadonlyMap<string, string>

/** All in one message; where that fails, one by one and again, as long as something of the rest becomes possible. */
async function run(database: Database, pieces: readonly Piece[], namespace: string): Promise<Failures> {
  if (pieces.length === 0) return new Map()
  // A function's body may name what comes after it.
  const path = [...runningPath(namespace), 'set local check_function_bodies = off']
  const whole = ['begin', ...path, ...pieces.map(({ sql }) => sql), 'commit'].join(';\n')
  const isDone = await database.run(whole).then(() => true, rejected)
  if (isDone) return new Map()
  if (!database.isLost()) await database.run('rollback')
  let open = pieces
  for (;;) {
    const failures = new Map<string, string>()
    const left: Piece[] = []
    for (const piece of open) {
      const failure = await runOne(database, [...path, piece.sql])
      if (failure === null) continue
      left.push(piece)
      failures.set(labelOf(piece.object), failure)
    }
    if (left.length === 0 || left.length === open.length) return failures
    open = left
  }
}

async function runOne(database: Database, statements: readonly string[]): Promise<string | null> {
  try {
    await inTransaction(database, { begin: '', end: 'commit' }, () => database.run(statements.join(';\n')))
    return null
  } catch (error) {
    if (error instanceof StatementError) return error.message
    throw error
  }
}

function rejected(error: unknown): false {
  if (error instanceof StatementError) return false
  throw error
}

/** What lets nothing that an owner does to a schema succeed or fail. */
const idle: ReadonlySet<string> = new Set(['security label', 'publication', 'tablespace'])

export const isIdle = ({ what }: Pick<MissingObject, 'what'>): boolean =>
  idle.has(what) || kindBehind(`${what}:` as Key)?.isIdle === true

/** What no entity can say is only looked for: the server does not always print it in the words in which it was made. */
const isMissing = ({ kind, before, after }: Operation): boolean =>
  kindOf(kind).isIdle !== true && (kindOf(kind).isBeyondEntities !== true || before === null || after === null)

interface Built extends Pick<Building, 'model' | 'options'> {
  readonly built: Portrait
}

/** What the two still differ in: found by looking, so that nothing is missing in silence. */
async function missingFrom(
  database: Database,
  { model, built, options }: Built,
  failures: Failures,
): Promise<readonly MissingObject[]> {
  const schemas = {
    live: sayable(built.catalog.schema),
    wanted: sayable(model.catalog.schema),
    namespace: options.defaultNamespace,
  }
  const operations = await separating(database, schemas)
  const there = new Set(built.catalog.unmodelled.map(labelOf))
  const others = model.catalog.unmodelled.filter((object) => !there.has(labelOf(object)) && !isIdle(object))
  // What goes with a table is not there without it.
  const missing = describe(operations.filter(isMissing)).filter(({ within }) => within === null)
  return [...missing.map(({ kind, name }) => ({ what: kind, name })), ...others].map((object) => ({
    ...object,
    why: failures.get(labelOf(object)) ?? null,
  }))
}
