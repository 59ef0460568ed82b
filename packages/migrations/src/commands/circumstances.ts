import { UsageError } from '../errors.ts'
import type { Comparison } from '../io/compare.ts'
import { connect, type Database, type SessionSource } from '../io/database.ts'
import { countObstacles } from '../io/obstacles.ts'
import { problemWith, tryConversions } from '../io/try-conversions.ts'
import { tryStandIns } from '../io/try-stand-ins.ts'
import { columnName, retypingsIn, reversed } from '../kinds/column-retypings.ts'
import { kindOf } from '../kinds/index.ts'
import { enumKey } from '../kinds/keys.ts'
import { type Circumstances, onServer, valueId } from '../model/circumstances.ts'
import type { Operation } from '../model/operation.ts'
import { obstaclesOf, plan } from '../plan/plan.ts'
import { formerNames } from '../renames/room.ts'
import { parsePath } from '../sql/object-path.ts'
import type { CompareOptions } from './comparison.ts'
import { answeredUsings, type Using, type UsingOptions, usingMap, usingsFor } from './using-answers.ts'
import { answeredValues, type ValueOptions } from './value-answers.ts'

/** What the server and the author say of the changes that were found. Asks nobody where no value becomes another. */
export async function circumstancesOf(
  compared: Comparison,
  options: CompareOptions & UsingOptions & ValueOptions & SessionSource,
): Promise<Circumstances> {
  const server = onServer(compared.serverVersion)
  const standIns = await tryStandIns(compared, { connection: options, circumstances: server })
  const known = {
    ...server,
    standIns,
    merges: mergeMap(compared.merges),
    formerNames: formerNames(compared.renames.renamed),
  }
  const given = usingsFor(options, compared)
  const isRetyped = retypingsIn(compared.operations).length > 0
  if (!isRetyped && !compared.operations.some(losesPart)) return known
  const database = await connect(options, 'try')
  try {
    const merges = new Map([...known.merges, ...(await furtherMerges(database, { compared, known }, options))])
    if (!isRetyped) return { ...known, merges }
    const tried = { ...known, merges, conversions: await tryConversions(database, compared), usings: usingMap(given) }
    const usings = [...given, ...(await answeredUsings(compared, tried, options))]
    for (const using of usings) await refuseUnusable(database, using, compared)
    return { ...tried, usings: usingMap(usings) }
  } finally {
    await database.close()
  }
}

const mergeMap = (merges: Comparison['merges']): Circumstances['merges'] =>
  new Map(merges.map(({ type, from, to }) => [valueId(enumKey(type.namespace, type.name), from), to]))

/** Something that has parts with names of their own loses one of them, which rows may hold. */
function losesPart({ kind, before, after }: Operation): boolean {
  const { parts } = kindOf(kind)
  if (parts === undefined || before === null || after === null) return false
  const kept = new Set(parts(after))
  return parts(before).some((part) => !kept.has(part))
}

interface Known {
  readonly compared: Comparison
  readonly known: Circumstances
}

/** Rows that hold what goes are counted, and somebody is asked what they shall hold. */
async function furtherMerges(
  database: Database,
  { compared: { live, wanted, namespace, renames }, known }: Known,
  options: ValueOptions,
): Promise<Circumstances['merges']> {
  const obstacles = obstaclesOf(plan(live, wanted, known), known).filter(({ question }) => question !== undefined)
  const counted = await countObstacles(database, obstacles, { namespace, renames: renames.steps })
  const answers = await answeredValues(counted, options)
  return new Map(
    [...answers].flatMap(([from, to]) => {
      const [value, type = '', schema = null] = parsePath(from)?.toReversed() ?? []
      return value === undefined ? [] : [[valueId(enumKey(schema, type), value), to]]
    }),
  )
}

async function refuseUnusable(
  database: Database,
  { retyping, direction, expression }: Using,
  { live, wanted, namespace }: Comparison,
): Promise<void> {
  const side = direction === 'upgrade' ? { retyping, schema: live } : { retyping: reversed(retyping), schema: wanted }
  const problem = await problemWith(database, { ...side, expression }, namespace)
  if (problem === null) return
  throw new UsageError(`The expression for ${columnName(retyping)} cannot be used: ${problem.replace(/\.?$/, '.')}`, {
    hint: `It is SQL over the columns of one row of ${retyping.after.table}, and gives ${side.retyping.after.type}.`,
  })
}
