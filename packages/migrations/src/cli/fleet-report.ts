import type { Look, Outcome } from '../commands/command.ts'
import { gravest } from './exit-code.ts'

/** How a command went in one of its targets. */
export interface TargetEnding {
  readonly target: string
  /** Null where it was not begun, or was told to end. */
  readonly exitCode: number | null
  /** What the command alone would have printed as JSON; null where it failed. */
  readonly result: unknown
  readonly error: unknown
  readonly brief: string
}

/** What `--json` prints of many targets. */
export interface FleetResult {
  readonly exitCode: number
  readonly done: number
  readonly failed: number
  readonly notBegun: number
  /** In the order of the list. */
  readonly targets: readonly Omit<TargetEnding, 'brief'>[]
}

/** The endings as the result of one command. */
export function fleetOutcome(endings: readonly TargetEnding[], isInterrupted: boolean): Outcome {
  const count = (isSo: (exitCode: number | null) => boolean): number =>
    endings.filter(({ exitCode }) => isSo(exitCode)).length
  const result: FleetResult = {
    exitCode: gravest(endings.flatMap(({ exitCode }) => exitCode ?? [])),
    done: count((code) => code === 0),
    failed: count((code) => code !== null && code !== 0),
    notBegun: count((code) => code === null),
    targets: endings.map(({ brief: _brief, ...ending }) => ending),
  }
  return {
    result,
    exitCode: isInterrupted ? 'interrupted' : result.exitCode,
    isExact: false,
    print: (look) => [...endings.map((ending) => line(ending, look)), summary(result)],
    brief: () => null,
  }
}

function line({ target, exitCode, brief }: TargetEnding, { paint }: Look): string {
  if (exitCode === null) return `${paint('-      ', 'faint')} ${target}: ${brief}`
  const mark = exitCode === 0 ? paint('ok     ', 'faint') : paint(`exit ${exitCode}`.padEnd(7), 'id')
  return `${mark} ${target}: ${brief}`
}

function summary({ targets, done, failed, notBegun }: FleetResult): string {
  const all = `${targets.length} ${targets.length === 1 ? 'target' : 'targets'}: ${done} done`
  const rest = [...(failed === 0 ? [] : [`${failed} failed`]), ...(notBegun === 0 ? [] : [`${notBegun} not done`])]
  const again = rest.length === 0 ? '' : ' The same command goes on with what is left.'
  return `${[all, ...rest].join(', ')}.${again}`
}
