import type { HistoryError } from '../errors.ts'
import { type PartlyReplaced, partlyReplacedText } from '../history/replaced.ts'
import type { Standing } from '../history/standing.ts'
import type { AppliedRevision } from '../model/applied.ts'
import type { RevisionId } from '../model/revision.ts'

export interface Found extends Standing {
  readonly applied: readonly AppliedRevision[]
  /** Why the files cannot be used. */
  readonly problem: HistoryError | null
  readonly recordedElsewhere: { readonly by: 'alembic' | 'typeorm'; readonly revisions: readonly string[] } | null
}

/** What is the case and what to type next, in one line. */
export function adviceOn(found: Found): string {
  const { state, current, heads, edited, unknown } = found
  switch (state) {
    case 'up-to-date':
      return `The database is up to date${current.length === 0 ? '' : ` at ${list(current)}`}.`
    case 'behind':
      return `${behind(found)} Run: migrate upgrade ${target(heads)}`
    case 'uninitialised':
      return uninitialised(found)
    case 'ahead':
      return `The database is ahead of these files: it has ${list(unknown)} too. Update the files, or: migrate downgrade ${heads.join(' ')}`
    case 'unknown':
      if (found.partlyReplaced[0] !== undefined) return sentenceOf(found.partlyReplaced[0])
      return `The database has ${list(unknown)}, and no file here holds ${it(unknown)}. Bring the file back, or: migrate stamp --purge <revision>`
    case 'edited':
      return `${list(edited)} ${edited.length === 1 ? 'was' : 'were'} edited after being applied. Restore the file, or accept it as it is: migrate stamp ${current.join(' ')}`
    case 'half-applied':
      return halfApplied(found)
    case 'broken':
      return `The revision files cannot be used: ${found.problem?.message ?? 'they do not fit together'}`
  }
}

function sentenceOf(partly: PartlyReplaced): string {
  const { message, hint } = partlyReplacedText(partly)
  return `${message} ${hint}`
}

function halfApplied({ applied, heads }: Found): string {
  const row = applied.find(({ state }) => state !== 'applied')
  if (row?.state === 'downgrading') {
    return `${row.id} is half undone. Finish that with: migrate downgrade ${row.downRevisions[0] ?? 'base'}`
  }
  return `${row?.id} is half applied. Finish it with: migrate upgrade ${target(heads)}`
}

function behind({ pending, inserted, current }: Found): string {
  const many = pending.length === 1 ? '1 revision is pending' : `${pending.length} revisions are pending`
  const from = current.length === 0 ? '' : ` from ${list(current)}`
  const below = inserted.length === 0 ? '' : `, of which ${list(inserted)} came in below an applied one`
  return `${many}${from}${below}.`
}

function uninitialised({ pending, recordedElsewhere, heads }: Found): string {
  if (recordedElsewhere !== null) {
    const tool = recordedElsewhere.by === 'alembic' ? 'Alembic' : 'TypeORM'
    return `The database has no ledger, but ${tool} says that it is at ${recordedElsewhere.revisions.at(-1)}. Adopt it: ${stampLine(recordedElsewhere.revisions, pending, heads)}`
  }
  if (pending.length === 0)
    return 'The database has no ledger, and there are no revisions yet. Write one: migrate revision --autogenerate -m "…"'
  return `The database has no ledger yet: ${pending.length === 1 ? '1 revision is' : `${pending.length} revisions are`} pending. Run: migrate upgrade ${target(heads)}`
}

/** Where the other tool speaks of revisions that are here, it need not be told where the database is. */
export const stampLine = (
  recorded: readonly string[],
  pending: readonly RevisionId[],
  heads: readonly RevisionId[],
): string =>
  recorded.some((name) => pending.some((id) => name.endsWith(id))) ? 'migrate stamp' : `migrate stamp ${target(heads)}`

const list = (ids: readonly RevisionId[]): string => ids.join(', ')

const it = (ids: readonly RevisionId[]): string => (ids.length === 1 ? 'it' : 'them')

const target = (heads: readonly RevisionId[]): string => (heads.length > 1 ? 'heads' : 'head')
