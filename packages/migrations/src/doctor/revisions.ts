import { HistoryError, UsageError } from '../errors.ts'
import { realHeads } from '../history/graph.ts'
import { counted, fine, hintOf, note, type ProjectCheck, wrong } from './check.ts'

export const revisions: ProjectCheck = {
  name: 'revisions',
  async look({ history }) {
    if (history instanceof Error) return [wrong(history.message, hintOf(history), exitCodeOf(history))]
    const heads = realHeads(history).map(({ id }) => id)
    const count = counted(history.revisions.length, 'revision')
    if (heads.length > 1)
      return [note(`${count} with ${heads.length} heads: ${heads.join(', ')}`, 'migrate merge heads -m "…"')]
    return [fine(heads.length === 0 ? 'none yet' : `${count}, head ${heads.join(', ')}`)]
  },
}

function exitCodeOf(error: Error): number {
  if (error instanceof HistoryError) return 7
  return error instanceof UsageError ? 2 : 1
}
