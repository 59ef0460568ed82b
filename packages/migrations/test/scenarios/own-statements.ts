import type { Draft } from '../../src/plan/body.ts'
import { bodiesOf } from '../../src/plan/body.ts'
import type { OwnStatement } from './scenario.ts'

type Bodies = ReturnType<typeof bodiesOf>
type Part = Bodies['upgrade'][number]

/** The bodies of the files, with what their author writes into the upgrades. */
export const withOwnStatements = (drafts: readonly Draft[], own: readonly OwnStatement[] = []): readonly Bodies[] =>
  own.reduce<readonly Bodies[]>(withOwnStatement, drafts.map(bodiesOf))

function withOwnStatement(bodies: readonly Bodies[], { before, sql, back }: OwnStatement): readonly Bodies[] {
  const isPlace = (part: Part): boolean =>
    'sql' in part ? before instanceof RegExp && before.test(part.sql) : before === 'the drops' && isForData(part.remark)
  const file = bodies.findIndex(({ upgrade }) => upgrade.some(isPlace))
  const body = bodies[file]
  if (body === undefined) throw new Error(`there is no place in the file for ${sql}`)
  const at = body.upgrade.findIndex(isPlace)
  const upgrade = withPart(body.upgrade, before === 'the drops' ? behindRemark(body.upgrade, at) : at, sql)
  const place = body.downgrade.findIndex(isPlace)
  const downgrade = back === undefined || place === -1 ? body.downgrade : withPart(body.downgrade, place + 1, back)
  return bodies.with(file, { ...body, upgrade, downgrade })
}

const withPart = (parts: readonly Part[], at: number, sql: string): Part[] => [
  ...parts.slice(0, at),
  { sql, comments: [] },
  ...parts.slice(at),
]

/** A remark stands above what it is about, and what was written there before comes first. */
function behindRemark(parts: readonly Part[], remark: number): number {
  const others = parts.slice(remark + 1).findIndex((part) => 'remark' in part || part.comments.length > 0)
  return others === -1 ? parts.length : remark + 1 + others
}

const isForData = (remark: string): boolean => remark.startsWith('Data: ')
