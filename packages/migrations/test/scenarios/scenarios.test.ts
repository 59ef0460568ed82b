import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { PostgresVersion } from '../support/postgres-server.ts'
import { play } from './play.ts'
import type { Scenario } from './scenario.ts'

const folder = join(import.meta.dirname, 'cases')
const version = Number(process.env.RETORT_SCENARIOS_VERSION ?? 18) as PostgresVersion

interface Case {
  readonly name: string
  readonly scenario: Scenario
}

const cases: readonly Case[] = await Promise.all(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .map(async (file) => ({
      name: file.replace(/\.ts$/, ''),
      scenario: ((await import(join(folder, file))) as { default: Scenario }).default,
    })),
)

describe.concurrent('scenario', () => {
  for (const { name, scenario } of cases) {
    const solved = scenario.unsolved === undefined ? test : test.fails
    const run = (scenario.since ?? 0) > version ? test.skip : solved
    run(`${name}: ${scenario.about}`, () => play(scenario, version))
  }
})

test('there are cases', () => {
  expect(cases.length).toBeGreaterThan(120)
})
