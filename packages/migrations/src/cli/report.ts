import type { Reporter } from '../commands/command.ts'
import type { Output } from './output.ts'

interface Reporting {
  readonly output: Output
  readonly quiet: boolean
  readonly now: () => number
}

/** A reporter that must be stopped, so that its clock does not keep the process. */
export interface StoppableReporter extends Reporter {
  stop(): void
}

const patienceMs = 1_000
const repeatMs = 10_000
const frameMs = 200

interface Activity {
  readonly text: string
  readonly since: number
  readonly shown: number | null
}

/** Progress on a terminal is one line that is written over; elsewhere a line now and then. */
export function reporter({ output, quiet, now }: Reporting): StoppableReporter {
  let activity: Activity | null = null
  const line = (text: string): void => {
    if (activity?.shown != null) output.erase()
    output.write(`${text}\n`)
  }
  const draw = (): void => {
    if (activity === null) return
    const elapsed = now() - activity.since
    if (elapsed < patienceMs || !isDue(activity, elapsed, output)) return
    activity = { ...activity, shown: elapsed }
    output.overwrite(`${activity.text} (${Math.floor(elapsed / 1000)} s)`)
  }
  const progress = (text: string | null): void => {
    if (activity?.shown != null) output.erase()
    activity = text === null ? null : { text, since: now(), shown: null }
  }
  const clock = quiet ? null : setInterval(draw, frameMs)
  return {
    note: (text) => (quiet ? undefined : line(text)),
    warn: (text) => line(`warning: ${text}`),
    progress,
    stop() {
      progress(null)
      if (clock !== null) clearInterval(clock)
    },
  }
}

const isDue = ({ shown }: Activity, elapsed: number, { isTerminal }: Output): boolean =>
  shown === null || isTerminal || elapsed - shown >= repeatMs
