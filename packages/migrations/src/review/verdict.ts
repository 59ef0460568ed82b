import type { Finding, ReviewedRevision, ReviewLevel, ReviewProof, ReviewRow, Verdict } from '../model/review.ts'
import { lockModes } from '../model/statement.ts'

export interface Judged {
  readonly revisions: readonly ReviewedRevision[]
  readonly findings: readonly Finding[]
  readonly proof: ReviewProof
}

/** Everything in one glance. */
export function verdictOf({ revisions, findings, proof }: Judged): Verdict {
  const rows = revisions.flatMap((revision) => revision.rows)
  const level = levelOf(findings, revisions)
  return {
    level,
    says: saysOf(level, { revisions, findings, proof }),
    changes: changesOf(revisions, rows),
    lock: lockText(revisions),
    rewrite: listOr(
      'nothing',
      rows.flatMap(({ rewrites }) => rewrites),
    ),
    loss: listOr(
      'nothing',
      rows.flatMap(({ loses }) => loses ?? []),
    ),
    wayBack: wayBackText(revisions),
  }
}

function levelOf(findings: readonly Finding[], revisions: readonly ReviewedRevision[]): ReviewLevel {
  if (findings.some(({ level }) => level === 'stop')) return 'stop'
  const isDoubtful = revisions.some(({ wayBack: { kind } }) => kind !== 'exact' && kind !== 'empties')
  return findings.length > 0 || isDoubtful ? 'attention' : 'fine'
}

function saysOf(level: ReviewLevel, { findings, revisions, proof }: Judged): string {
  const stops = findings.filter((finding) => finding.level === 'stop')
  if (level === 'stop') {
    const [first] = stops
    return `Do not merge it yet: ${withOthers(first?.title ?? '', stops.length - 1)}`
  }
  if (revisions.length === 0) return 'No revision is added or changed.'
  const proven = proof.status === 'proven' ? ' Proven: up, down and up again.' : ''
  const [first] = findings
  if (level === 'fine') return `Nothing stands in the way.${proven}`
  return first === undefined
    ? `Read it with care.${proven}`
    : `Read it with care: ${withOthers(first.title, findings.length - 1)}.${proven}`
}

const withOthers = (title: string, others: number): string =>
  others === 0 ? title : `${title}, and ${counted(others, 'more reason')}`

function changesOf(revisions: readonly ReviewedRevision[], rows: readonly ReviewRow[]): string {
  if (revisions.length === 0) return 'none'
  const counts = new Map<string, number>()
  for (const [change = ''] of rows.map((row) => row.change.split(/[,:;]/, 1))) {
    const word = change.replace(/ (renamed|moved) to .*/, ' $1')
    counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const parts = [...counts].map(([word, count]) => (count === 1 ? word : `${count} × ${word}`))
  const shown = parts.length > 5 ? [...parts.slice(0, 5), `${parts.length - 5} other sorts of change`] : parts
  return `${counted(revisions.length, 'revision')}${shown.length === 0 ? '' : `: ${shown.join(', ')}`}`
}

/** What a lock means for whoever works with the table, worst first. */
const means: readonly (readonly [string, string])[] = [
  ['ACCESS EXCLUSIVE', 'nobody can read or write'],
  ['EXCLUSIVE', 'nobody can write to'],
  ['SHARE ROW EXCLUSIVE', 'nobody can write to'],
  ['SHARE', 'nobody can write to'],
]

function lockText(revisions: readonly ReviewedRevision[]): string {
  const locks = revisions.flatMap(({ rows, transaction }) =>
    rows.flatMap((row, index) =>
      row.locks.map((lock) => ({ ...lock, held: transaction === 'own' ? rows.slice(index) : [row] })),
    ),
  )
  const mode = lockModes.findLast((each) => locks.some((lock) => lock.mode === each))
  if (mode === undefined) return 'none on existing tables'
  const worst = locks.filter((lock) => lock.mode === mode)
  const names = worst.map(({ relation }) => relation)
  const relations = listOr('', names)
  const meaning = means.find(([each]) => each === mode)?.[1]
  if (meaning === undefined) return `${mode} on ${relations}: reads and writes go on`
  // What a transaction has locked it keeps, whatever it does next.
  const during = worst.flatMap(({ held }) => held)
  const rewritten = during.flatMap(({ rewrites }) => rewrites)
  const read = during.flatMap(({ scans }) => scans)
  const lasts =
    rewritten.length > 0
      ? `while every row of ${listOr('', rewritten)} is rewritten`
      : read.length > 0
        ? `while every row of ${listOr('', read)} is read`
        : 'for a moment'
  return `${mode} on ${relations}: ${meaning} ${new Set(names).size === 1 ? 'it' : 'them'} ${lasts}`
}

function wayBackText(revisions: readonly ReviewedRevision[]): string {
  const order = ['missing', 'differs', 'unread', 'structure', 'empties', 'exact']
  const [worst] = [...revisions].sort(
    (one, other) => order.indexOf(one.wayBack.kind) - order.indexOf(other.wayBack.kind),
  )
  if (worst === undefined) return 'nothing to take back'
  const isProven = revisions.every(({ wayBack }) => wayBack.isProven)
  const where = revisions.length === 1 || ['exact', 'empties'].includes(worst.wayBack.kind) ? '' : ` in ${worst.id}`
  return `${worst.wayBack.says}${where}${isProven ? ' (proven)' : ' (read, not run)'}`
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

function listOr(otherwise: string, names: readonly string[]): string {
  const all = [...new Set(names)]
  if (all.length === 0) return otherwise
  if (all.length > 4) return `${all.slice(0, 4).join(', ')} and ${all.length - 4} more`
  return [...(all.length > 1 ? [all.slice(0, -1).join(', ')] : []), all.at(-1)].join(' and ')
}
