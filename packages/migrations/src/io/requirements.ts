import type { Requirement } from '../model/requirement.ts'
import { quoteLiteral } from '../sql/quote.ts'
import { runningPath } from '../sql/search-path.ts'
import { ask, type Database } from './database.ts'

export interface MissingRequirement extends Requirement {
  /** The extension of the server's that brings it, and that could be made; null where none is known. */
  readonly offered: string | null
}

/** What of all that the server does not have. */
export async function missingRequirements(
  database: Database,
  requirements: readonly Requirement[],
  namespace: string,
): Promise<readonly MissingRequirement[]> {
  if (requirements.length === 0) return []
  const select = requirements.map(askFor).join('\nunion all\n')
  const rows = await ask(database, [...runningPath(namespace), select].join(';\n'))
  return rows.flatMap(({ place, offered }) => {
    const found = requirements[Number(place)]
    return found === undefined ? [] : [{ ...found, offered: offered ?? null }]
  })
}

const tests: Readonly<Record<Requirement['what'], (name: string) => string>> = {
  type: (name) => `to_regtype(${quoteLiteral(name)}) is null`,
  function: (name) => `not exists (select from pg_proc where proname = ${quoteLiteral(name)})`,
  offer: (name) => `not exists (select from pg_available_extensions where name = ${quoteLiteral(name)})`,
}

const askFor = ({ what, name, extension }: Requirement, place: number): string => `
  select ${place} as place, (
    select name from pg_available_extensions where name in (${quoteLiteral(extension ?? name)}, ${quoteLiteral(name)}) limit 1
  ) as offered
  where ${tests[what](name)}`
