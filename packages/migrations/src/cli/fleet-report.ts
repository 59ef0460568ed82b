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

interface FleetSums {
  readonly exitCode: number
  readonly done: number
  readonly failed: number
  readonly notBegun: number
}

/** What `--json` prints of many targets. */
export interface FleetResult extends FleetSums {
  /** In the order of the list. */
  readonly targets: readonly TargetDocument[]
}

type TargetDocument = Omit<TargetEnding, 'brief'>

interface Telling {
  readonly isInterrupted: boolean
  /** Whether each ending is told as a JSON document of its own. */
  readonly isJsonLines: boolean
}

/** The endings as the result of one command; as text, only what is to be said when each of them has been told. */
export function fleetOutcome(endings: readonly TargetEnding[], { isInterrupted, isJsonLines }: Telling): Outcome {
  const count = (isSo: (exitCode: number | null) => boolean): number =>
    endings.filter(({ exitCode }) => isSo(exitCode)).length
  const sums: FleetSums = {
    exitCode: gravest(endings.flatMap(({ exitCode }) => exitCode ?? [])),
    done: count((code) => code === 0),
    failed: count((code) => code !== null && code !== 0),
    notBegun: count((code) => code === null),
  }
  return {
    result: { ...sums, targets: endings.map(documentOf) } satisfies FleetResult,
    exitCode: isInterrupted ? 'interrupted' : sums.exitCode,
    isExact: false,
    print: () => [isJsonLines ? JSON.stringify(sums) : summary(sums, endings.length)],
    brief: () => null,
  }
}

const documentOf = ({ target, exitCode, result, error }: TargetEnding): TargetDocument => ({
  target,
  exitCode,
  result,
  error,
})

export const endingAsJson = (ending: TargetEnding): string => JSON.stringify(documentOf(ending))

export function endingAsText({ target, exitCode, brief }: TargetEnding, { paint }: Look): string {
  if (exitCode === null) return `${paint('-      ', 'faint')} ${target}: ${brief}`
  const mark = exitCode === 0 ? paint('ok     ', 'faint') : paint(`exit ${exitCode}`.padEnd(7), 'id')
  return `${mark} ${target}: ${brief}`
}

function summary({ done, failed, notBegun }: FleetSums, targets: number): string {
  const all = `${targets} ${targets === 1 ? 'target' : 'targets'}: ${done} done`
  const rest = [...(failed === 0 ? [] : [`${failed} failed`]), ...(notBegun === 0 ? [] : [`${notBegun} not done`])]
  const again = rest.length === 0 ? '' : ' The same command goes on with what is left.'
  return `${[all, ...rest].join(', ')}.${again}`
}
