import { UsageError } from '../errors.ts'
import type { Comparison } from '../io/compare.ts'
import { connect, type Database } from '../io/database.ts'
import { problemWith, tryConversions } from '../io/try-conversions.ts'
import { columnName, retypingsIn, reversed } from '../kinds/column-retypings.ts'
import { type Circumstances, onServer } from '../model/circumstances.ts'
import type { CompareOptions } from './comparison.ts'
import { answeredUsings, type Using, type UsingOptions, usingMap, usingsFor } from './using-answers.ts'

/** What the server and the author say of the changes that were found. Asks nobody where no column changes its type. */
export async function circumstancesOf(
  compared: Comparison,
  options: CompareOptions & UsingOptions,
): Promise<Circumstances> {
  const known = onServer(compared.serverVersion)
  const given = usingsFor(options, compared)
  if (retypingsIn(compared.operations).length === 0) return known
  const database = await connect(options, 'try')
  try {
    const tried = { ...known, conversions: await tryConversions(database, compared), usings: usingMap(given) }
    const usings = [...given, ...(await answeredUsings(compared, tried, options))]
    for (const using of usings) await refuseUnusable(database, using, compared)
    return { ...tried, usings: usingMap(usings) }
  } finally {
    await database.close()
  }
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
