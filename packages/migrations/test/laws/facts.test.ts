import { expect, test } from 'vitest'

import { onServer } from '../../src/model/circumstances.ts'
import { type Key, kindNameOf } from '../../src/model/key.ts'
import { type LockMode, lockModes, type Statement } from '../../src/model/statement.ts'
import type { Plan } from '../../src/model/step.ts'
import { drafts } from '../../src/plan/body.ts'
import { stages } from '../../src/plan/stages.ts'
import type { Pair } from '../support/arbitraries/schemas.ts'
import { holds } from '../support/law.ts'
import { lawPatience, lawRuns } from '../support/law-parameters.ts'
import { lawSeed } from '../support/law-seed.ts'
import { journey, nothing, type Playground } from '../support/schema-playground.ts'
import { type Measured, measure, relationsIn } from '../support/schema-work.ts'

const runs = lawRuns(40)

test(
  `statements lock, rewrite and read no more than they say (${runs} pairs, seed ${lawSeed})`,
  () => holds(compareWork, { runs }),
  lawPatience(600_000),
)

async function compareWork(playground: Playground, { before, after }: Pair): Promise<void> {
  const first = journey(playground, nothing, before)
  const live = await first.there()
  const server = onServer(playground.serverVersion)
  const legs = drafts(stages(live, after, server), server)
  for (const { upgrade } of legs) await compareLeg(playground, upgrade)
  for (const { downgrade } of legs.toReversed()) await compareLeg(playground, downgrade)
  await first.back()
}

/** Runs a plan in one transaction, and looks after each statement at what the transaction has done so far. */
async function compareLeg({ database }: Playground, plan: Plan): Promise<void> {
  const relations = await relationsIn(database)
  const said: Statement[] = []
  await database.run('begin')
  for (const statement of plan.steps.flatMap(({ statements }) => statements)) {
    await database.run(statement.sql)
    said.push(statement)
    const unsaid = (await measure(database, relations)).flatMap((measured) => unsaidOf(measured, said))
    expect({ after: statement.sql, unsaid }).toEqual({ after: statement.sql, unsaid: [] })
  }
  await database.run('commit')
}

function unsaidOf({ key, lock, isRewritten, isRead }: Measured, said: readonly Statement[]): readonly string[] {
  const locks = said.flatMap((statement) => statement.locks.filter(({ relation }) => relation === key))
  const holds = (list: 'rewrites' | 'scans') => said.some((statement) => statement[list].includes(key))
  return [
    ...(lock !== null && !locks.some(({ mode }) => isAtLeast(mode, lock)) ? [`${key} is locked ${lock}`] : []),
    ...(isRewritten && !holds('rewrites') && isTable(key) ? [`${key} is rewritten`] : []),
    ...(isRead && !holds('scans') && isTable(key) ? [`${key} is read`] : []),
  ]
}

const isAtLeast = (mode: LockMode, other: LockMode): boolean => lockModes.indexOf(mode) >= lockModes.indexOf(other)

const isTable = (key: Key): boolean => kindNameOf(key) === 'table'
