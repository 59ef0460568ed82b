import { basename } from 'node:path'

import { HistoryError, UsageError } from '../errors.ts'
import { type RevisionGraph, realHeads } from '../history/graph.ts'
import { shellWord } from '../sql/shell-word.ts'
import { counted, fine, hintOf, listed, note, type ProjectCheck, type Verdict, wrong } from './check.ts'

export const revisions: ProjectCheck = {
  name: 'revisions',
  async look({ history }) {
    if (history instanceof Error) return [wrong(history.message, hintOf(history), exitCodeOf(history))]
    const heads = realHeads(history).map(({ id }) => id)
    const count = counted(history.revisions.length, 'revision')
    const verdict =
      heads.length > 1
        ? note(`${count} with ${heads.length} heads: ${heads.join(', ')}`, 'migrate merge heads -m "…"')
        : fine(heads.length === 0 ? 'none yet' : `${count}, head ${heads.join(', ')}`)
    return [verdict, ...passedOver(history)]
  },
}

/** A squash that was cut off leaves them, and a branch that was begun before it brings them back. */
function passedOver({ passedOver: revisions, replacedBy }: RevisionGraph): readonly Verdict[] {
  if (revisions.length === 0) return []
  const files = revisions.map(({ file }) => file)
  const by = new Set(revisions.flatMap(({ id }) => replacedBy.get(id)?.id ?? []))
  const says = `${listed(files.map((file) => basename(file)))} passed over, because ${[...by].join(' and ')} does the same`
  return [note(says, `rm ${files.map(shellWord).join(' ')}`)]
}

function exitCodeOf(error: Error): number {
  if (error instanceof HistoryError) return 7
  return error instanceof UsageError ? 2 : 1
}
