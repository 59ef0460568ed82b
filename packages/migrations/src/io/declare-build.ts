import { type StatementError, UsageError } from '../errors.ts'
import { kindOf, schemaOf } from '../kinds/index.ts'
import { onServer } from '../model/circumstances.ts'
import type { DeclaredStatement } from '../model/declaration.ts'
import type { Schema } from '../model/schema.ts'
import { plan } from '../plan/plan.ts'
import { displayQualified } from '../sql/quote.ts'
import { qualifiedNames } from '../sql/requalify.ts'
import { withOthers } from './declare-ground.ts'
import type { Mirror } from './mirror.ts'

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

/** Makes the ground, and upon it what is declared; throws what cannot be made. */
export async function build(mirror: Mirror, { ground, statements, live, serverVersion }: Building): Promise<void> {
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
 * Says of what has been made what is declared of it. Only of that: what is there by the same name would be changed, and nobody
 * would see it in the mirror.
 */
export async function buildUpon(mirror: Mirror, statements: readonly DeclaredStatement[]): Promise<void> {
  for (const { sql, place } of statements) {
    const stranger = qualifiedNames(sql).find((name) => !mirror.knows(name))
    if (stranger !== undefined) throw notCompared(place, displayQualified(stranger.namespace, stranger.name))
  }
  await mirror.look('at the mirror alone')
  const failed = await runInSight(
    mirror,
    statements.map((declared) => ({ sql: declared.sql, declared })),
  )
  await mirror.look('around')
  const [first] = failed
  if (first !== undefined) throw refusal(...first)
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
  '42P07': 'Something else is called so: choose another name, or take one of them out.',
  '42P01': 'Neither an entity nor the database has it: correct the name.',
  '42703': 'Neither an entity nor the database has it: correct the name.',
  '42883': 'Declare the function as well, or correct the name or the types of its arguments.',
  '42704': 'Declare it as well, create it on the server, or correct the name.',
}

const notCompared = (place: string, name: string): UsageError =>
  new UsageError(`${place} is about ${name}, which is not among what is compared.`, {
    hint: 'Say it by hand, in a revision of its own: migrate revision -m "…"',
  })

const noRole = 'A role belongs to the whole server, and no revision makes it: create it there, or correct the name.'

const hintFor = ({ message, sqlState }: StatementError): string | undefined =>
  sqlState === '42704' && message.startsWith('role ') ? noRole : hints[sqlState ?? '']

function refusal({ sql, declared }: Piece, error: StatementError): UsageError {
  const because = error.message.replace(/\.?$/, '.')
  const [line = ''] = sql.split('\n')
  if (declared === null)
    return new UsageError(`What is declared cannot be tried out, because the entities cannot be built: ${because}`, {
      hint: `The statement is: ${line}`,
      cause: error,
    })
  return new UsageError(`${declared.place} cannot be made: ${because}`, {
    hint: hintFor(error) ?? `It begins: ${line.slice(0, 100)}`,
    cause: error,
  })
}
