import type { Sample } from './measure.ts'
import type { Measured, Row } from './run-scenario.ts'
import type { Scenario, Target } from './scenario.ts'

/** One scenario at one size, with what was seen. */
export interface Section extends Measured {
  readonly scenario: Scenario
  readonly size: number
}

/** A target with what became of it; null where a side of it was not measured. */
export interface Verdict {
  readonly target: Target
  readonly seen: number | null
}

export const verdicts = ({ scenario, size, rows }: Section): readonly Verdict[] =>
  scenario.targets(size).map((target) => ({ target, seen: seen(target, rows) }))

function seen(target: Target, rows: readonly Row[]): number | null {
  const [of, to] = [target.of, target.to].map((name) => rows.find((row) => row.name === name)?.[target.figure] ?? null)
  if (of == null || to == null) return null
  return 'atMost' in target ? of / to : of - to
}

export const isMet = ({ target, seen: value }: Verdict): boolean =>
  value !== null && value <= ('atMost' in target ? target.atMost : target.atMostMore)

/** As GitHub shows it: a table, what could not be measured, and the targets. */
export function markdown(section: Section): readonly string[] {
  const { scenario, size, rows, absentees } = section
  const yardstick = rows.find(({ name }) => name === scenario.yardstick)
  const judged = verdicts(section).filter((verdict) => verdict.seen !== null)
  return [
    `## ${scenario.title}: ${size.toLocaleString('en')} ${scenario.unit}`,
    '',
    '| | wall s | × | CPU s | × | peak MiB | × | statements | round trips | found |',
    '|---|--:|--:|--:|--:|--:|--:|--:|--:|---|',
    ...rows.map((row) => `| ${cells(row, yardstick ?? row).join(' | ')} |`),
    '',
    ...absentees.map(({ name, absent }) => `Not measured: ${name}, which ${absent}.`),
    ...judged.map((verdict) => `- ${sentence(verdict)}`),
    '',
  ]
}

const figures = [
  ['wallSeconds', 2],
  ['cpuSeconds', 2],
  ['peakMebibytes', 0],
] as const satisfies readonly (readonly [keyof Sample, number])[]

const cells = (row: Row, yardstick: Row): readonly string[] => [
  row.name,
  ...figures.flatMap(([figure, digits]) => [fixed(row[figure], digits), fixed(quotient(row, yardstick, figure), 2)]),
  row.traffic === null ? '–' : String(row.traffic.statements),
  row.traffic === null ? '–' : String(row.traffic.roundTrips),
  row.found,
]

function quotient(row: Row, yardstick: Row, figure: keyof Sample): number | null {
  const [own, other] = [row[figure], yardstick[figure]]
  return own === null || other === null || other === 0 ? null : own / other
}

const fixed = (value: number | null, digits: number): string => value?.toFixed(digits) ?? '–'

const nouns: Readonly<Record<keyof Sample, { readonly noun: string; readonly unit: string }>> = {
  wallSeconds: { noun: 'time', unit: 's' },
  cpuSeconds: { noun: 'CPU', unit: 's' },
  peakMebibytes: { noun: 'memory', unit: 'MiB' },
}

function sentence(verdict: Verdict): string {
  const { target, seen: value } = verdict
  const { noun, unit } = nouns[target.figure]
  const [aim, is] =
    'atMost' in target
      ? [`at most ${target.atMost} × that of ${target.to}`, `${fixed(value, 2)} ×`]
      : [`at most ${target.atMostMore} ${unit} more than ${target.to}`, `${fixed(value, 2)} ${unit} more`]
  return `${isMet(verdict) ? 'met' : '**not met**'}: ${noun} of ${target.of} ${aim}: ${is}`
}
