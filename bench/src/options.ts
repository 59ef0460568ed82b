import { parseArgs } from 'node:util'

import { type Peer, peers, type ScenarioName, scenarioNames } from './scenario.ts'

export interface Options {
  /** Sizes of the synthetic schema; null for those of each scenario. */
  readonly tables: readonly number[] | null
  /** Lengths of the synthetic history; null for those of each scenario. */
  readonly revisions: readonly number[] | null
  /** Times that every process is measured. */
  readonly runs: number
  readonly only: readonly ScenarioName[]
  /** Peers that are not run, because they would take longer than anybody waits. */
  readonly without: readonly Peer[]
  readonly json: boolean
  /** Leaves projects in their folder, to be looked at. */
  readonly keep: boolean
}

/** What was typed wrong, as a line to show. */
export class OptionError extends Error {}

export const usage = `pnpm bench [options]

  --tables 11,100      sizes of the schema (11 and 100 unless said otherwise)
  --revisions 1000     lengths of the history (1,000 unless said otherwise; current also 5,000)
  --runs 5             times that every process is measured; the median is shown
  --only check,heads   some of: ${scenarioNames.join(', ')}
  --without drizzle    peers to leave out, some of: ${peers.join(', ')}
  --json               one JSON document on stdout, instead of Markdown
  --keep               leave the projects where they are, and say where`

export function readOptions(argv: readonly string[]): Options {
  const { values } = parse(argv)
  return {
    tables: counts('--tables', values.tables),
    revisions: counts('--revisions', values.revisions),
    runs: count('--runs', values.runs),
    only: values.only === undefined ? scenarioNames : some('--only', values.only, scenarioNames),
    without: values.without === undefined ? [] : some('--without', values.without, peers),
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
        tables: { type: 'string' },
        revisions: { type: 'string' },
        runs: { type: 'string', default: '5' },
        only: { type: 'string' },
        without: { type: 'string' },
        json: { type: 'boolean', default: false },
        keep: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    throw new OptionError(error instanceof Error ? error.message : String(error))
  }
}

const counts = (option: string, list: string | undefined): readonly number[] | null =>
  list?.split(',').map((text) => count(option, text)) ?? null

function count(option: string, text: string): number {
  const value = Number(text)
  if (Number.isInteger(value) && value > 0) return value
  throw new OptionError(`${option} takes whole numbers above zero, not "${text}".`)
}

function some<Name extends string>(option: string, list: string, all: readonly Name[]): readonly Name[] {
  return list.split(',').map((text) => {
    const name = all.find((known) => known === text)
    if (name !== undefined) return name
    throw new OptionError(`${option} takes some of ${all.join(', ')}, not "${text}".`)
  })
}
