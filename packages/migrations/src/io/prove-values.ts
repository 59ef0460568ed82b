import type { ProofProblem } from '../model/verification.ts'
import { claimFrom } from '../plan/claim.ts'
import { backfillIn } from '../sql/backfill.ts'
import { displayQualified } from '../sql/quote.ts'
import { nameFrom, skeletonOf } from '../sql/skeleton.ts'
import { visibleText } from '../sql/visible-text.ts'
import type { Performed } from './prove-step.ts'
import type { ColumnValues, ValuesCompared } from './values.ts'

export interface ValueFindings {
  readonly problems: readonly ProofProblem[]
  readonly notes: readonly string[]
}

/** Values that are others or gone are a fault, unless the revision writes to their table itself or says that it loses them. */
export function judgeValues(
  { changed, lost }: ValuesCompared,
  { statements, touched }: Pick<Performed, 'statements' | 'touched'>,
): ValueFindings {
  const losses = statements.flatMap(({ claimed }) => (claimed === null ? [] : (claimFrom(claimed)?.loses ?? [])))
  const isSilent = statements.some(({ claimed }) => claimed === null)
  const lossOf = ({ column, table }: ColumnValues): string | undefined =>
    losses.find((loss) => mentions(loss, column) || mentions(loss, table) || mentions(loss, nameIn(column)))
  const findings = [
    ...changed.map((found) => {
      const loss = lossOf(found)
      if (loss !== undefined) return note(`It loses ${loss}, and says so.`)
      if (isAuthored(found, statements)) return note(`Values of ${found.column} are others: an expression makes them.`)
      if (isBackfilled(found, statements)) return note(`Values of ${found.column} are others: a backfill makes them.`)
      if (touched.has(found.oid)) return note(`Values of ${found.column} are others: the revision writes to the table.`)
      return fault(`values of ${found.column} are not what they were`)
    }),
    ...lost.map((found) => {
      const loss = lossOf(found)
      if (loss !== undefined) return note(`It loses ${loss}, and says so.`)
      // A body without comments claims nothing, and its author knows what it drops.
      if (isSilent) return note(`It loses every value of ${found.column}.`)
      return fault(`values of ${found.column} are lost, which the file does not say`)
    }),
  ]
  return {
    problems: findings.flatMap(({ problem }) => problem ?? []),
    notes: findings.flatMap((finding) => finding.note ?? []),
  }
}

interface Finding {
  readonly problem: ProofProblem | null
  readonly note: string | null
}

const note = (text: string): Finding => ({ problem: null, note: visibleText(text) })

const fault = (text: string): Finding => ({ problem: { kind: 'values', text: visibleText(text) }, note: null })

/** What follows USING is in brackets where a person has written it, and bare where it is a cast. */
const isAuthored = ({ column }: ColumnValues, statements: Performed['statements']): boolean =>
  statements.some(({ sql }) => {
    const skeleton = skeletonOf(sql)
    const targets = [...skeleton.text.matchAll(retyped)].map(([, target = '']) => nameFrom(target, skeleton))
    return targets.includes(unquoted(nameIn(column)))
  })

const retyped = /\balter (?:column )?([^ ]+) (?:set data )?type (?:(?! , alter ).)* using \(/g

/** A backfill commits by itself, so that what it locks is not seen: what it sets stands in it. */
const isBackfilled = ({ column, table }: ColumnValues, statements: Performed['statements']): boolean =>
  statements.some(({ sql }) => {
    const backfill = backfillIn(sql)
    if (backfill === null || displayQualified(backfill.namespace, backfill.table) !== table) return false
    return mentions(backfill.set, unquoted(nameIn(column)))
  })

const unquoted = (name: string): string => (name.startsWith('"') ? name.slice(1, -1) : name)

const nameIn = (column: string): string => /(?:"(?:[^"]|"")*"|[^."]+)$/.exec(column)?.[0] ?? column

/** Whole, and not as a part of a longer name. */
function mentions(loss: string, name: string): boolean {
  const at = loss.indexOf(visibleText(name))
  if (at === -1) return false
  const [before = '', after = ''] = [loss[at - 1], loss[at + visibleText(name).length]]
  return !/[\w$]/.test(before) && !/[\w$]/.test(after)
}
