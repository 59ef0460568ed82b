import type { Section } from './report.ts'

/** How a subject's time grows between two sizes: with which power of the size; 1 is in proportion, 2 its square. */
export interface Growth {
  readonly name: string
  readonly from: number
  readonly to: number
  readonly exponent: number
}

/** Between each size of a scenario and the next, subject by subject, those that are in both. */
export function growthOf(sections: readonly Section[]): readonly Growth[] {
  const bySize = sections.toSorted((one, other) => one.size - other.size)
  return bySize.slice(1).flatMap((larger, index) => {
    const smaller = bySize[index]
    if (smaller === undefined) return []
    return larger.rows.flatMap((row) => {
      const before = smaller.rows.find(({ name }) => name === row.name)
      if (before === undefined) return []
      const exponent = Math.log(row.wallSeconds / before.wallSeconds) / Math.log(larger.size / smaller.size)
      return [{ name: row.name, from: smaller.size, to: larger.size, exponent }]
    })
  })
}

/** As GitHub shows it; nothing for a single size. */
export function growthMarkdown(sections: readonly Section[]): readonly string[] {
  const [first] = sections
  const growths = growthOf(sections)
  if (first === undefined || growths.length === 0) return []
  const steps = [...new Set(growths.map(({ from, to }) => `${from} to ${to}`))]
  const names = [...new Set(growths.map(({ name }) => name))]
  return [
    `## ${first.scenario.title}: how the time grows`,
    '',
    `With which power of the number of ${first.scenario.unit}: 1 is in proportion, 2 with the square.`,
    '',
    `| | ${steps.join(' | ')} |`,
    `|---|${steps.map(() => '--:').join('|')}|`,
    ...names.map((name) => {
      const cells = steps.map((step) =>
        growths.find((each) => each.name === name && `${each.from} to ${each.to}` === step),
      )
      return `| ${[name, ...cells.map((cell) => cell?.exponent.toFixed(2) ?? '–')].join(' | ')} |`
    }),
    '',
  ]
}
