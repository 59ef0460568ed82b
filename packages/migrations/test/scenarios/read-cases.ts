import { readdirSync } from 'node:fs'
import { join } from 'node:path'

import type { Scenario } from './scenario.ts'

export interface Case {
  /** The file below `cases`, without its extension: `renames/column`. */
  readonly name: string
  readonly scenario: Scenario
}

const folder = join(import.meta.dirname, 'cases')

export const readCases = (): Promise<readonly Case[]> =>
  Promise.all(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .sort()
      .map(async (file) => ({
        name: file.replace(/\.ts$/, ''),
        scenario: ((await import(join(folder, file))) as { default: Scenario }).default,
      })),
  )
