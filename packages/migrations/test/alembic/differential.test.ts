import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, it } from 'vitest'

import { lawRuns } from '../support/law-parameters.ts'
import { lawSeed } from '../support/law-seed.ts'
import { type Answer, answersTo } from './answers.ts'
import { agree, differenceBetween, differences } from './differences.ts'
import { brokenCases, type Case, cases } from './histories.ts'

const driver = fileURLToPath(new URL('revision_map.py', import.meta.url))

/** The first Python that has Alembic; ALEMBIC_PYTHON names one that is not on the path. */
const python = [process.env.ALEMBIC_PYTHON ?? 'python3', 'python3', '/usr/bin/python3'].find(
  (name) => spawnSync(name, ['-c', 'import alembic.script.revision']).status === 0,
)

const title =
  python === undefined
    ? 'histories are walked as Alembic walks them (skipped: there is no Python with Alembic here; `pip install alembic` makes one)'
    : 'histories are walked as Alembic walks them'

/** Alembic's answers, from one process for all cases. */
function alembicAnswers(cases: readonly Case[]): readonly (readonly Answer[])[] {
  const { status, stdout, stderr } = spawnSync(python ?? 'python3', [driver], {
    input: JSON.stringify(cases),
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout).answers
}

it.skipIf(python === undefined)(title, () => {
  const all = [
    ...fc.sample(cases, { numRuns: lawRuns(250), seed: lawSeed }),
    ...fc.sample(brokenCases, { numRuns: lawRuns(100), seed: lawSeed }),
  ]
  const theirs = alembicAnswers(all)
  const unexplained: unknown[] = []
  const seen = new Map(differences.map(({ name }) => [name, 0]))
  let same = 0
  for (const [at, { revisions, questions }] of all.entries()) {
    const answers = answersTo(revisions, questions)
    for (const [index, question] of questions.entries()) {
      const [their, our] = [theirs[at]?.[index], answers[index]]
      if (their === undefined || our === undefined) throw new Error('an answer is missing')
      const both = { question, theirs: their, ours: our }
      if (agree(both)) {
        same += 1
        continue
      }
      const name = differenceBetween(both)
      if (name === null) unexplained.push({ ...both, history: revisions.map(inShort) })
      else seen.set(name, (seen.get(name) ?? 0) + 1)
    }
  }
  expect(unexplained).toEqual([])
  const differing = [...seen.values()].reduce((sum, count) => sum + count, 0)
  // An excuse that explains half of everything would explain a fault as well.
  expect(same / (same + differing)).toBeGreaterThan(0.9)
})

const inShort = ({ id, downRevisions, dependsOn, branchLabels }: Case['revisions'][number]): string =>
  `${id} < ${downRevisions.join(' ')} | ${dependsOn.join(' ')} [${branchLabels.join(' ')}]`
