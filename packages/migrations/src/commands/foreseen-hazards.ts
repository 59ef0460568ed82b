import type { PlannedHazard } from '../hazards/assess.ts'
import type { Comparison } from '../io/compare.ts'
import type { SessionSource } from '../io/database.ts'
import type { Hazard } from '../model/hazard.ts'
import type { Draft } from '../plan/body.ts'
import { displayQualified } from '../sql/quote.ts'
import type { CompareOptions } from './comparison.ts'
import { liveRelations, withRows } from './live-relations.ts'

/** What a revision does that somebody may not want. */
export interface ForeseenHazard extends Hazard {
  /** It only makes others wait, for a table that has no rows in this database. */
  readonly isOnEmptyTable: boolean
}

/** What a person has to know of the upgrades before they run. Asks the database only where something makes others wait. */
export async function foreseenHazards(
  made: readonly Draft[],
  compared: Comparison,
  options: CompareOptions & SessionSource,
): Promise<readonly ForeseenHazard[]> {
  const { live, serverVersion } = compared
  // What is not there cannot be lost, and nobody waits for it.
  if (Object.values(live).every((objects) => objects.length === 0)) return []
  const [{ hazardsOf, textsOf }, { parserFor }] = await Promise.all([
    import('../hazards/assess.ts'),
    import('../actions/parser.ts'),
  ])
  const parse = await parserFor(made.flatMap(textsOf))
  const ground = { parse, naming: { defaultNamespace: options.defaultNamespace ?? 'public' }, serverVersion }
  const planned = made.flatMap((draft) => hazardsOf(draft, ground))
  const named = new Set(planned.flatMap(waitedFor))
  const relations = liveRelations(compared).filter((each) => named.has(nameOf(each)))
  // What an earlier one of the revisions makes is not there, and has no rows either.
  const filled = new Set((await withRows(relations, compared, options)).map(nameOf))
  return planned.map((hazard) => {
    const { size: _size, ...told } = hazard
    return { ...told, isOnEmptyTable: waitedFor(hazard).some((name) => !filled.has(name)) }
  })
}

const waitedFor = ({ harm, size }: PlannedHazard): readonly string[] =>
  harm === 'blocks' && size !== null ? [size] : []

const nameOf = ({ namespace, name }: { readonly namespace: string | null; readonly name: string }): string =>
  displayQualified(namespace, name)
