import { kindOf } from '../kinds/index.ts'
import type { ColumnStatistics } from '../model/column-statistics.ts'
import type { Schema } from '../model/schema.ts'
import { lookupOf } from '../plan/lookup.ts'
import { weighed } from '../sql/name-likeness.ts'
import { byPlace, type Candidate } from './candidates.ts'

/** As much as everything that was looked at before the values were. */
const likenessWeight = 12

/**
 * The candidates, scored anew by what is known of the values. None is taken out: that the values speak against it does not
 * make it certain that it is none.
 */
export function withEvidence(
  candidates: readonly Candidate[],
  declared: Schema,
  statisticsOf: (candidate: Candidate) => ColumnStatistics | undefined,
): readonly Candidate[] {
  const lookup = lookupOf(declared)
  return candidates
    .map((candidate) => {
      const statistics = statisticsOf(candidate)
      if (candidate.ends === null || statistics === undefined) return candidate
      const shares = kindOf(candidate.ends.kind).evidence?.(candidate.ends.after, statistics, lookup) ?? []
      return { ...candidate, score: weighed([[likenessWeight, candidate.score], ...shares]) }
    })
    .sort(byPlace)
}
