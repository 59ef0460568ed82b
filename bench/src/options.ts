import { parseArgs } from 'node:util'

import { type ScenarioName, scenarioNames } from './scenario.ts'

export interface Options {
  /** Sizes of the synthetic schema. */
  readonly tables: readonly number[]
  /** Length of the synthetic history. */
  readonly revisions: number
  /** Times that every process is measured. */
  readonly runs: number
  readonly only: readonly ScenarioName[]
  readonly json: boolean
  /** Leaves projects in their folder, to be looked at. */
  readonly keep: boolean
}

/** What was typed wrong, as a line to show. */
export class OptionError extends Error {}

export const usage = `pnpm bench [options]

  --tables 11,100      sizes of the schema (11,100 unless said otherwise)
  --revisions 1000     length of the history
  --runs 5             times that every process is measured; the median is shown
  --only check,heads   some of: ${scenarioNames.join(', ')}
  --json               one JSON document on stdout, instead of Markdown
  --keep               leave the projects where they are, and say where`

export function readOptions(argv: readonly string[]): Options {
  const { values } = parse(argv)
  return {
    tables: values.tables.split(',').map((text) => count('--tables', text)),
    revisions: count('--revisions', values.revisions),
    runs: count('--runs', values.runs),
    only: values.only === undefined ? scenarioNames : values.only.split(',').map(scenarioName),
    json: values.json,
    keep: values.keep,
  }
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      // A package manager may hand its own separator on.
      args: argv.filter((argument) => argument !== '--'),
      options: {
        tables: { type: 'string', default: '11,100' },
        revisions: { type: 'string', default: '1000' },
        runs: { type: 'string', default: '5' },
        only: { type: 'string' },
        json: { type: 'boolean', default: false },
        keep: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    throw new OptionError(error instanceof Error ? error.message : String(error))
  }
}

function count(option: string, text: string): number {
  const value = Number(text)
  if (Number.isInteger(value) && value > 0) return value
  throw new OptionError(`${option} takes whole numbers above zero, not "${text}".`)
}

function scenarioName(text: string): ScenarioName {
  const name = scenarioNames.find((known) => known === text)
  if (name !== undefined) return name
  throw new OptionError(`--only takes some of ${scenarioNames.join(', ')}, not "${text}".`)
}
