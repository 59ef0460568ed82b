import type { Draft } from '../../src/plan/body.ts'
import { bodiesOf } from '../../src/plan/body.ts'
import type { OwnStatement } from './scenario.ts'

type Bodies = ReturnType<typeof bodiesOf>
type Part = Bodies['upgrade'][number]

/** The bodies of the files, with what their author writes into the upgrades. */
export const withOwnStatements = (drafts: readonly Draft[], own: readonly OwnStatement[] = []): readonly Bodies[] =>
  own.reduce<readonly Bodies[]>(withOwnStatement, drafts.map(bodiesOf))

function withOwnStatement(bodies: readonly Bodies[], { before, sql }: OwnStatement): readonly Bodies[] {
  const isPlace = (part: Part): boolean =>
    'sql' in part ? before instanceof RegExp && before.test(part.sql) : before === 'the drops' && isForData(part.remark)
  const file = bodies.findIndex(({ upgrade }) => upgrade.some(isPlace))
  const body = bodies[file]
  if (body === undefined) throw new Error(`there is no place in the file for ${sql}`)
  const at = body.upgrade.findIndex(isPlace)
  const isTaken = (part: Part | undefined): boolean => part !== undefined && 'sql' in part && part.comments.length === 0
  let end = at
  // A remark stands above what it is about, and what was written there before comes first.
  if (before === 'the drops')
    do end++
    while (isTaken(body.upgrade[end]))
  const upgrade = [...body.upgrade.slice(0, end), { sql, comments: [] }, ...body.upgrade.slice(end)]
  return bodies.with(file, { ...body, upgrade })
}

const isForData = (remark: string): boolean => remark.startsWith('Data: ')
