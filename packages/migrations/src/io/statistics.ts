import { StatementError } from '../errors.ts'
import { kindOf } from '../kinds/index.ts'
import type { ColumnPlace, ColumnStatistics } from '../model/column-statistics.ts'
import type { Candidate } from '../renames/candidates.ts'
import { withEvidence } from '../renames/evidence.ts'
import { quoteLiteral } from '../sql/quote.ts'
import { trialOf } from './catalog-renamed.ts'
import type { Comparison } from './compare.ts'
import { type Database, inTransaction, type TextRow } from './database.ts'

/**
 * The candidates with what the server knows of the values that are at stake. One message, and none where there is no column
 * among them; without statistics, or the right to see them, everything stays as it is.
 */
export async function weighedBySamples(
  database: Database,
  candidates: readonly Candidate[],
  found: Comparison,
): Promise<readonly Candidate[]> {
  const places = candidates.flatMap(placeOf)
  if (places.length === 0) return candidates
  const statistics = await statisticsOf(database, places, found)
  return withEvidence(candidates, found.declared, (candidate) => {
    const [place] = placeOf(candidate)
    return place === undefined ? undefined : statistics.get(idOf(place))
  })
}

const placeOf = ({ ends }: Candidate): readonly ColumnPlace[] => {
  const place = ends === null ? undefined : kindOf(ends.kind).sampled?.(ends.before)
  return place === undefined ? [] : [place]
}

const idOf = ({ namespace, table, column }: ColumnPlace): string => JSON.stringify([namespace, table, column])

/** Called as they will be: the renames that are known by now are run first, and rolled back. */
async function statisticsOf(
  database: Database,
  places: readonly ColumnPlace[],
  { namespace: defaultNamespace, renames: { steps } }: Comparison,
): Promise<ReadonlyMap<string, ColumnStatistics>> {
  const access = steps.length === 0 ? 'read only' : 'read write'
  const names = places.map(({ namespace, table, column }) =>
    [namespace ?? defaultNamespace, table, column].map(quoteLiteral).join(', '),
  )
  const query = `
    select nullif(schemaname, ${quoteLiteral(defaultNamespace)}) as namespace, tablename as table, attname as column,
      null_frac, n_distinct, avg_width, to_json(most_common_vals::text::text[]) as common
    from pg_catalog.pg_stats
    where not inherited and (schemaname, tablename, attname) in (${[...new Set(names)].map((name) => `(${name})`).join(', ')})`
  try {
    const mode = { begin: `isolation level repeatable read ${access}`, end: 'rollback' } as const
    const results = await inTransaction(database, mode, () =>
      database.run([trialOf(steps, defaultNamespace), query].join(';\n')),
    )
    return new Map((results.at(-1)?.rows ?? []).map(decode))
  } catch (error) {
    if (error instanceof StatementError) return new Map()
    throw error
  }
}

const decode = (row: TextRow): readonly [string, ColumnStatistics] => [
  idOf({ namespace: row.namespace ?? null, table: row.table ?? '', column: row.column ?? '' }),
  {
    nullFraction: Number(row.null_frac),
    distinct: Number(row.n_distinct),
    width: Number(row.avg_width),
    commonValues: JSON.parse(row.common ?? '[]') as readonly string[],
  },
]
