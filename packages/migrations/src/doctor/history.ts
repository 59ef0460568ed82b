import type { StandingState } from '../history/standing.ts'
import { fine, note, type ServerCheck, unseen, wrong } from './check.ts'

/** What hinders, with the exit code of a command that refuses to go on for it. */
const hindering: { readonly [S in StandingState]?: number } = {
  'half-applied': 8,
  edited: 8,
  unknown: 5,
  ahead: 5,
}

export const history: ServerCheck = {
  name: 'history',
  async look({ standing }) {
    if (standing === null) return [unseen('the files or the ledger cannot be read')]
    const { state, advice } = standing
    const exitCode = hindering[state]
    const [, command = null] = /: (migrate .*)$/.exec(advice) ?? []
    if (exitCode !== undefined) return [wrong(advice, command, exitCode)]
    return [state === 'up-to-date' ? fine(advice) : note(advice, command)]
  },
}
