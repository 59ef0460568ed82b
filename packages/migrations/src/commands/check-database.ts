import type { StandingState } from '../history/standing.ts'
import type { Unmodelled } from '../io/catalog.ts'
import { nameOf } from '../model/key.ts'
import type { RevisionId } from '../model/revision.ts'
import { describe, describeRenames } from '../plan/describe.ts'
import type { Difference } from '../plan/difference.ts'
import type { RuleUse } from '../rules/rule.ts'
import { type CompareOptions, comparison } from './comparison.ts'
import type { Sessions } from './sessions.ts'
import { status } from './status.ts'

/** Whether entities, history and database say the same. */
export interface Check {
  readonly state: StandingState
  readonly current: readonly RevisionId[]
  readonly heads: readonly RevisionId[]
  readonly pending: readonly RevisionId[]
  /** One line on the state, and what to type next. */
  readonly advice: string
  /** What would have to happen to the database for it to be what the entities declare. */
  readonly differences: readonly Difference[]
  /** Objects that neither an entity nor the history knows; they are left alone. */
  readonly unmanaged: readonly string[]
  /** Objects of kinds that are not compared. */
  readonly unmodelled: readonly Unmodelled[]
  /** The exceptions that the configuration makes, and what each was applied to. */
  readonly rules: readonly RuleUse[]
  /** Objects whose expressions could not be compared, because the server lets nobody write. */
  readonly uncompared: readonly string[]
}

/** Compares entities, history and database, and writes nothing. */
export async function check(options: CompareOptions & Sessions): Promise<Check> {
  const [standing, compared] = await Promise.all([
    status({ ...options, session: options.standing }),
    comparison(options),
  ])
  const { state, current, heads, pending, advice } = standing
  return {
    state,
    current,
    heads,
    pending,
    advice,
    differences: [...describeRenames(compared.renames.renamed), ...describe(compared.operations)],
    unmanaged: compared.unmanaged.map(String),
    unmodelled: compared.unmodelled,
    rules: compared.rules,
    uncompared: compared.uncompared.map(nameOf),
  }
}
