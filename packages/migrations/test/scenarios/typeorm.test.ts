import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

import { playTypeorm } from './play-typeorm.ts'
import { type Case, readCases } from './read-cases.ts'
import { reportOf, rowOf } from './report.ts'

const file = fileURLToPath(new URL('../../../../docs/scenarios.md', import.meta.url))
const isWritten = process.env.RETORT_SCENARIOS_WRITE === '1'
const cases = await readCases()
const seen = isWritten ? await playAll() : readSeen()

if (isWritten) writeFileSync(file, reportOf(cases.map((each) => rowOf(each, seen.get(each.name) ?? ''))))

/** A few at a time: each has a database of its own. */
async function playAll(): Promise<ReadonlyMap<string, string>> {
  const waiting = [...cases]
  const found = new Map<string, string>()
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      found.set(next.name, await playTypeorm(next.scenario, 18))
  }
  await Promise.all([work(), work(), work(), work()])
  return found
}

/** What the page says of TypeORM, by the name of the case. */
function readSeen(): ReadonlyMap<string, string> {
  let theme = ''
  return new Map(
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line) => {
        theme = /^## (.*)/.exec(line)?.[1] ?? theme
        const cells = /^\| (\S+) \| .* \| (.*) \| .* \|$/.exec(line.replaceAll('\\|', '¦'))
        return cells === null || cells[1] === 'case'
          ? []
          : [[`${theme}/${cells[1]}`, cells[2]?.replaceAll('¦', '\\|') ?? '']]
      }),
  )
}

test('the page is of the cases that there are: pnpm scenarios typeorm writes it', () => {
  expect(readFileSync(file, 'utf8')).toBe(reportOf(cases.map((each) => rowOf(each, seen.get(each.name) ?? 'not run'))))
})

/** Every case once in a while: which ones depends on how many there are. */
const sample: readonly Case[] = cases.filter((_, place) => place % 20 === cases.length % 20)

describe.concurrent('TypeORM does what the page says', () => {
  test.each(sample)('$name', async ({ name, scenario }) => {
    expect(await playTypeorm(scenario, 18)).toBe(seen.get(name))
  })
})
