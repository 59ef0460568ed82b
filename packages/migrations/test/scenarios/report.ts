import type { Case } from './read-cases.ts'
import { isRefusal, type Scenario } from './scenario.ts'

/** One line of the table; `typeorm` is what was seen when TypeORM was run. */
export interface Row {
  readonly name: string
  readonly about: string
  readonly typeorm: string
  readonly ours: string
}

export const rowOf = ({ name, scenario }: Case, typeorm: string): Row => ({
  name,
  about: scenario.about,
  typeorm,
  ours: oursOf(scenario),
})

/** What the suite proves of this project; no case in it is right before the suite has seen it. */
function oursOf({ outcome, unsolved }: Scenario): string {
  if (unsolved !== undefined) return `not solved: ${unsolved}`
  if (outcome === 'no difference') return 'right: writes nothing'
  if (isRefusal(outcome)) return 'right: refuses, and says why'
  if (outcome.blocked !== undefined) return 'right: says what is in the way'
  if (outcome.blockedBack !== undefined) return 'right: asks before it drops, and says what is in the way back'
  if (outcome.drops !== undefined) return 'right: asks before it drops'
  if (outcome.changes !== undefined) return 'right: asks before values become others'
  return 'right'
}

export function reportOf(rows: readonly Row[]): string {
  const right = rows.filter(({ typeorm }) => typeorm === 'right').length
  const losing = rows.filter(({ typeorm }) => /loses|takes values away/.test(typeorm)).length
  const open = rows.filter(({ ours }) => ours.startsWith('not solved')).length
  const themes = [...new Set(rows.map(({ name }) => themeOf(name)))]
  return [
    '# Scenarios',
    '',
    'Each case has entities before and after, rows, and what has to become of them; it is a file in `packages/migrations/test/scenarios/cases`.',
    'The suite plays all of it on PostgreSQL: the revision is written, read, applied, found complete, taken back to the byte and applied again.',
    `The same was done with \`migration:generate\` of TypeORM 1.1.1: of ${rows.length} cases it has ${right} right, and in ${losing} it loses values without a word.`,
    `Of ours, ${open} are not solved. \`pnpm scenarios typeorm\` runs TypeORM again and writes this page.`,
    ...themes.flatMap((theme) => [
      '',
      `## ${theme}`,
      '',
      '| case | what happens | TypeORM | Retort |',
      '|---|---|---|---|',
      ...rows.filter(({ name }) => themeOf(name) === theme).map(lineOf),
    ]),
    '',
  ].join('\n')
}

const themeOf = (name: string): string => name.split('/')[0] ?? name

export const lineOf = ({ name, about, typeorm, ours }: Row): string =>
  `| ${name.slice(themeOf(name).length + 1)} | ${about} | ${typeorm} | ${ours} |`
