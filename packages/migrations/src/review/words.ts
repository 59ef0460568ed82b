import type { SizeClass } from '../lint/size.ts'
import type { Finding, ReviewedRevision, ReviewLevel, ReviewRow, Verdict } from '../model/review.ts'

/** What leads whatever is said at a level, so that it is seen without colours. */
export const levelSigns: Readonly<Record<ReviewLevel, string>> = { fine: '✅', attention: '⚠️', stop: '⛔' }

/** The same for a page, which cannot count on a font with pictures, and for who hears it. */
export const pageSigns: typeof levelSigns = { fine: '✔', attention: '⚠', stop: '✘' }

export const levelWords: typeof levelSigns = { fine: 'Fine', attention: 'With care', stop: 'Stops the merge' }

export const verdictLines = (verdict: Verdict): readonly (readonly [string, string])[] => [
  ['Changes', verdict.changes],
  ['Worst lock', verdict.lock],
  ['Rewrites', verdict.rewrite],
  ['Loses', verdict.loss],
  ['Way back', verdict.wayBack],
]

export const columns = ['Object', 'Change', 'Lock', 'Rewrite', 'Loss', 'Way back'] as const

/** What stands in the columns after the object. */
export const cellsOf = (row: ReviewRow): readonly string[] => [
  row.change,
  lockText(row),
  row.rewrites.length > 0
    ? `every row of ${row.rewrites.join(', ')}`
    : row.scans.length > 0
      ? 'no, reads every row'
      : 'no',
  row.loses ?? 'none',
  row.wayBack,
]

/** One lock with its relation where it is not the object's own; of several, those on the others, too. */
function lockText({ locks }: ReviewRow): string {
  if (locks.length === 0) return 'none'
  const byMode = new Map<string, string[]>()
  for (const { mode, relation } of locks) byMode.set(mode, [...(byMode.get(mode) ?? []), relation])
  return [...byMode].map(([mode, relations]) => `${mode} on ${relations.join(', ')}`).join('; ')
}

const kinds: Readonly<Record<Finding['kind'], string>> = {
  unreadable: 'History',
  edited: 'Edited',
  removed: 'Removed',
  inserted: 'Inserted',
  'several-heads': 'Several heads',
  drift: 'Drift',
  database: 'Database',
  hazard: 'Hazard',
  proof: 'Proof',
  'way-back': 'Way back',
  unread: 'Not read',
}

export const kindText = ({ kind }: Finding): string => kinds[kind]

const changes: Readonly<Record<ReviewedRevision['change'], string>> = {
  added: 'added',
  edited: 'changed',
  present: '',
}

/** What to do about a finding, and what of it is to be typed as it stands. */
export function mendParts(mend: string): readonly [text: string, code: string | null] {
  const [, text = mend, code = null] = /^(.*?)(export const accepts = \{ '[a-z-]+': '<why>' \})$/s.exec(mend) ?? []
  return [text.trimEnd(), code]
}

/** What is known of a revision before its table. */
export const revisionNotes = ({ id, change, transaction, wayBack, unread }: ReviewedRevision): readonly string[] => [
  `${id}${changes[change] === '' ? '' : `, ${changes[change]}`}${transaction === 'none' ? ', outside a transaction' : ''}`,
  `Way back: ${wayBack.says}`,
  ...(unread === null ? [] : ['Could not be read in full: see above']),
]

/** The first line of a message; the others are in the file. */
export const titleOf = ({ message, file }: ReviewedRevision): string => {
  const [first = ''] = message.split('\n', 1)
  return first === '' ? file : first
}

/** How much a table holds, as the end of a sentence about it. */
export const sizeWords: Readonly<Record<SizeClass, string>> = {
  empty: 'is empty',
  small: 'is small: up to 8 MB',
  medium: 'holds between 8 MB and 1 GB',
  large: 'is large: more than 1 GB',
}
