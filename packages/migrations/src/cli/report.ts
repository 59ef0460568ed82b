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
  /** When there was nothing under way for the last time. */
  readonly since: number
  readonly text: string
  readonly textSince: number
  readonly detail: string
  readonly share: number | null
  /** When it was last shown; null for never. */
  readonly shownAt: number | null
}

/** Progress on a terminal is one line that is written over; elsewhere a line now and then. */
export function reporter({ output, quiet, now }: Reporting): StoppableReporter {
  let activity: Activity | null = null
  const clear = (): void => {
    if (activity !== null && activity.shownAt !== null) output.erase()
  }
  const line = (text: string): void => {
    clear()
    output.write(`${text}\n`)
  }
  const draw = (): void => {
    if (activity === null || !isDue(activity, now(), output)) return
    activity = { ...activity, shownAt: now() }
    output.overwrite(`${output.isTerminal ? bar(activity) : ''}${described(activity, now())}`)
  }
  const clock = quiet ? null : setInterval(draw, frameMs)
  return {
    note: (text) => (quiet ? undefined : line(text)),
    warn: (text) => line(`warning: ${text}`),
    progress(text, detail = '', share = null) {
      if (text === null) clear()
      activity = text === null ? null : nextActivity(activity, { text, detail, share, at: now() })
    },
    stop() {
      clear()
      if (clock !== null) clearInterval(clock)
    },
  }
}

function nextActivity(
  before: Activity | null,
  { text, detail, share, at }: Pick<Activity, 'text' | 'detail' | 'share'> & { readonly at: number },
): Activity {
  const textSince = before?.text === text ? before.textSince : at
  return { since: before?.since ?? at, text, textSince, detail, share, shownAt: before?.shownAt ?? null }
}

function isDue({ since, shownAt }: Activity, at: number, { isTerminal }: Output): boolean {
  if (at - since < patienceMs) return false
  return shownAt === null || isTerminal || at - shownAt >= repeatMs
}

function described({ text, textSince, detail }: Activity, at: number): string {
  const seconds = Math.floor((at - textSince) / 1000)
  return `${seconds} s: ${text}${detail === '' ? '' : ` ${detail}`}`
}

const barWidth = 20

function bar({ share }: Activity): string {
  if (share === null) return ''
  const done = Math.round(Math.min(1, Math.max(0, share)) * barWidth)
  return `${'█'.repeat(done)}${'░'.repeat(barWidth - done)} `
}
