import { StatementError } from '../errors.ts'
import { type Probe, probesOf, type Side, sideOf } from '../kinds/expression-probe.ts'
import { type AnyObject, type KindName, kindNames, kindOf, schemaOf } from '../kinds/index.ts'
import type { Key } from '../model/key.ts'
import type { Expression } from '../model/kind.ts'
import type { RenameStep } from '../model/rename.ts'
import type { Schema } from '../model/schema.ts'
import { plainClock } from '../sql/plain-clock.ts'
import { trialOf } from './catalog-renamed.ts'
import { type Database, inTransaction } from './database.ts'
import { haveSameSense } from './same-sense.ts'

/** Two spellings of what may be the same expression. */
interface Pair {
  readonly key: Key
  /** Of one object, and not of two of which one may be the other under another name. */
  readonly isCertain: boolean
  readonly live: Expression
  readonly declared: Expression
  /** Whose columns the declared text is read over. */
  readonly readOver: 'live' | 'declared'
}

export interface Normalising {
  readonly live: Schema
  readonly declared: Schema
  readonly namespace: string
  /** What the database lacks of being as both schemas call it; they are run first, and rolled back with everything else. */
  readonly renames?: readonly RenameStep[]
}

export interface Normalised {
  /** The declared schema, in which every text that means what the live one means is spelled like it. */
  readonly declared: Schema
  /** Objects whose texts differ and could not be compared, because the server lets nobody write. */
  readonly uncompared: readonly Key[]
}

/**
 * Compares expressions as the server prints them: both spellings are given to temporary objects, printed, and given to
 * others again, because the first print of an expression is not always the print of that print (`IN` over varchar).
 * Only texts that differ are sent, and of those that are printed differently it is asked whether they are understood alike.
 * Needs no privilege but TEMP; the transaction is rolled back.
 */
export async function normalise(
  database: Database,
  { live, declared, namespace, renames = [] }: Normalising,
): Promise<Normalised> {
  const pairs =
    renames.length === 0 ? pairsIn(live, declared) : [...strangersIn(live, declared), ...pairsIn(live, declared)]
  if (pairs.length === 0) return { declared, uncompared: [] }
  const sides = { live: sideOf(live), declared: sideOf(declared) }
  const compared = await comparePairs(database, pairs, { sides, namespace, renames })
  if (compared === 'unwritable') {
    const certain = pairs.filter(({ isCertain }) => isCertain)
    return { declared: withLive(declared, new Set(certain)), uncompared: keysOf(certain) }
  }
  return { declared: withLive(declared, compared), uncompared: [] }
}

const keysOf = (pairs: readonly Pair[]): readonly Key[] => [...new Set(pairs.map(({ key }) => key))]

/** The expressions that stand at the same place of the same object and read differently. */
function pairsIn(live: Schema, declared: Schema): readonly Pair[] {
  return kindNames.flatMap((name) => {
    const { key, expressions } = kindOf(name)
    if (!expressions || declared[name].length === 0) return []
    const known = new Map(live[name].map((object: AnyObject) => [key(object), object]))
    const strays = straysIn(name, live, declared)
    return declared[name].flatMap((object: AnyObject): readonly Pair[] => {
      const found = known.get(key(object))
      if (found !== undefined) return pairsOf(name, { live: found, declared: object, isCertain: true })
      return strays.of(object).flatMap((stray) => pairsOf(name, { live: stray, declared: object, isCertain: false }))
    })
  })
}

/** The same of objects by different names. Where names are exchanged, what bears a declared one may be another object. */
function strangersIn(live: Schema, declared: Schema): readonly Pair[] {
  return kindNames.flatMap((name) => {
    const { key, relabel } = kindOf(name)
    if (!relabel) return []
    const grouped = byContainer(name, live[name])
    return declared[name].flatMap((object: AnyObject) =>
      grouped
        .of(object)
        .filter((other) => key(other) !== key(object))
        .flatMap((other) => pairsOf(name, { live: other, declared: object, isCertain: false })),
    )
  })
}

/** The objects that may be a declared one under another name. */
function straysIn(name: KindName, live: Schema, declared: Schema) {
  const { key, relabel } = kindOf(name)
  const known = new Set(relabel ? declared[name].map((object: AnyObject) => key(object)) : [])
  return byContainer(name, relabel ? live[name].filter((object: AnyObject) => !known.has(key(object))) : [])
}

function byContainer(name: KindName, objects: readonly AnyObject[]) {
  const { container } = kindOf(name)
  const grouped = new Map<Key | null | undefined, AnyObject[]>()
  for (const object of objects) {
    const found = grouped.get(container?.(object))
    if (found) found.push(object)
    else grouped.set(container?.(object), [object])
  }
  return { of: (object: AnyObject): readonly AnyObject[] => grouped.get(container?.(object)) ?? [] }
}

interface Objects {
  readonly live: AnyObject
  readonly declared: AnyObject
  readonly isCertain: boolean
}

function pairsOf(name: KindName, { live, declared, isCertain }: Objects): readonly Pair[] {
  const { key: keyOf, expressions } = kindOf(name)
  const key = keyOf(declared)
  const [was, becomes] = [expressions?.(live) ?? [], expressions?.(declared) ?? []]
  if (was.length !== becomes.length || was.some(({ place }, index) => place !== becomes[index]?.place)) return []
  return was.flatMap((text, index) => {
    const other = becomes[index]
    if (other === undefined || other.text === text.text) return []
    const pair = { key, isCertain, live: text, declared: other }
    // One that bears another name was written when its columns had the types that they have.
    const over = isCertain || text.table === null ? (['declared'] as const) : (['declared', 'live'] as const)
    return over.map((readOver) => ({ ...pair, readOver }))
  })
}

/** The declared schema with the live spelling for every pair that was found to mean the same. */
function withLive(declared: Schema, same: ReadonlySet<Pair>): Schema {
  const spellings = new Map(
    [...same].map(({ key, live, declared: { place, text } }) => [`${key} ${place} ${text}`, live.text]),
  )
  return schemaOf((name) => {
    const { key, expressions, withExpressions } = kindOf(name)
    if (!expressions || !withExpressions || spellings.size === 0) return declared[name]
    return declared[name].map((object: AnyObject) => {
      const texts = expressions(object)
      const spelled = texts.map(({ place, text }) => spellings.get(`${key(object)} ${place} ${text}`) ?? text)
      return spelled.every((text, index) => text === texts[index]?.text) ? object : withExpressions(object, spelled)
    })
  })
}

interface Comparing {
  readonly sides: { readonly live: Side; readonly declared: Side }
  readonly namespace: string
  readonly renames: readonly RenameStep[]
}

/**
 * The pairs that print alike. One that the server refuses takes its whole message with it, so a message that fails is
 * halved until the culprit stands alone: an expression that cannot be stored is not equal to one that is.
 */
async function comparePairs(
  database: Database,
  pairs: readonly Pair[],
  comparing: Comparing,
): Promise<ReadonlySet<Pair> | 'unwritable'> {
  try {
    const mode = { begin: 'isolation level read committed read write', end: 'rollback' } as const
    return await inTransaction(database, mode, async () => {
      if (comparing.renames.length > 0) await database.run(trialOf(comparing.renames, comparing.namespace))
      return printTwice(database, pairs, comparing)
    })
  } catch (error) {
    if (!(error instanceof StatementError)) throw error
    if (isUnwritable(error)) return 'unwritable'
    if (pairs.length === 1) return new Set()
    const middle = pairs.length >> 1
    const first = await comparePairs(database, pairs.slice(0, middle), comparing)
    const second = await comparePairs(database, pairs.slice(middle), comparing)
    return first === 'unwritable' || second === 'unwritable' ? 'unwritable' : new Set([...first, ...second])
  }
}

/** A standby, a read-only database, or a role without TEMP. */
const isUnwritable = ({ sqlState, message, sql }: StatementError): boolean =>
  sqlState === '25006' ||
  (sqlState === '42501' && /temporary/.test(message)) ||
  // A standby refuses already a transaction that says that it will write.
  (sqlState === '0A000' && sql.startsWith('begin '))

async function printTwice(
  database: Database,
  pairs: readonly Pair[],
  { sides, namespace }: Comparing,
): Promise<ReadonlySet<Pair>> {
  const sided = pairs.flatMap(({ live, declared, readOver }) => [
    { side: sides.live, expression: live },
    { side: sides[readOver], expression: declared },
  ])
  const first = probesOf(sided, { round: 1, namespace })
  const once = await print(database, first)
  const second = probesOf(
    sided.map(({ side, expression }, index) => ({
      side,
      expression: { ...expression, text: once[index] ?? expression.text },
    })),
    { round: 2, namespace },
  )
  const twice = (await print(database, second)).map((text) => (text === undefined ? undefined : plainClock(text)))
  const isAlike = (_: Pair, index: number) =>
    twice[2 * index] !== undefined && twice[2 * index] === twice[2 * index + 1]
  const stored = (place: number) => ({ text: twice[place], sense: second.senses[place] ?? null })
  const unlike = pairs.flatMap((pair, index) => (isAlike(pair, index) ? [] : [{ pair, index }]))
  const same = await haveSameSense(
    database,
    unlike.map(({ index }) => [stored(2 * index), stored(2 * index + 1)] as const),
  )
  return new Set([...pairs.filter(isAlike), ...unlike.flatMap(({ pair }, place) => (same[place] ? [pair] : []))])
}

/** One message: everything is made, then everything is printed. */
async function print(database: Database, { make, prints }: Probe): Promise<readonly (string | undefined)[]> {
  const distinct = [...new Set(prints)]
  const select = distinct.map((sql, index) => `select ${index} as place, (${sql}) as text`).join('\nunion all\n')
  const results = await database.run([...make, select].join(';\n'))
  const texts = new Map(results.at(-1)?.rows.map(({ place, text }) => [distinct[Number(place)], text ?? undefined]))
  return prints.map((sql) => texts.get(sql))
}
