import { type Statement, statement } from '../model/statement.ts'
import type { Step } from '../model/step.ts'
import { meaningOf, nameOfSetting } from '../sql/type-settings.ts'

/** Sets what statements want to be set, once for all that stand together, and takes it back behind them. */
export function withSettings(steps: readonly Step[]): readonly Step[] {
  const all = steps.flatMap(({ statements }) => statements)
  if (all.every(({ settings }) => settings.length === 0)) return steps
  const wantedBy = new Map(all.map((each, place) => [each, { last: all[place - 1], next: all[place + 1] }]))
  return steps.map((step) => ({
    ...step,
    statements: step.statements.flatMap((each) => {
      const { last, next } = wantedBy.get(each) ?? {}
      return [...missingFrom(last, each).map(set), each, ...missingFrom(next, each).map(reset)]
    }),
  }))
}

/** What one statement wants to be set and its neighbour does not. */
const missingFrom = (neighbour: Statement | undefined, { settings }: Statement): readonly string[] =>
  settings.filter((setting) => !neighbour?.settings.includes(setting))

const set = (setting: string): Statement => statement(`SET LOCAL ${setting}`, { notes: [meaningOf(setting)] })

const reset = (setting: string): Statement =>
  statement(`SET LOCAL ${nameOfSetting(setting)} TO DEFAULT`, { notes: ['As the session has it.'] })
