import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

import { revisionSource } from '../../src/history/write.ts'
import { verify } from '../../src/index.ts'
import { writeRevision } from '../../src/io/revisions.ts'
import { onServer } from '../../src/model/circumstances.ts'
import { bodiesOf, drafts } from '../../src/plan/body.ts'
import { stages } from '../../src/plan/stages.ts'
import { quoteQualified } from '../../src/sql/quote.ts'
import type { Pair } from '../support/arbitraries/schemas.ts'
import { temporaryFolder } from '../support/folder.ts'
import { holds } from '../support/law.ts'
import { lawPatience, lawRuns } from '../support/law-parameters.ts'
import { lawSeed } from '../support/law-seed.ts'
import { journey, nothing, type Playground } from '../support/schema-playground.ts'

const runs = lawRuns(5)
const parent = temporaryFolder()

test(
  `what a plan writes is proven, on a database that can be made again whole (${runs} pairs, seed ${lawSeed})`,
  () => holds(proves, { runs }),
  lawPatience(600_000),
)

async function proves(playground: Playground, { before, after }: Pair): Promise<void> {
  const first = journey(playground, nothing, before)
  const live = await first.there()
  for (const { namespace, name } of before.table) {
    const sql = `insert into ${quoteQualified(namespace, name)} select from generate_series(1, 3)`
    await playground.database.run(sql).catch(() => undefined)
  }
  const folder = mkdtempSync(join(parent, 'revisions-'))
  const server = onServer(playground.serverVersion)
  const made = drafts(stages(live, after, server), server)
  for (const [index, draft] of made.entries()) {
    const { transaction, upgrade, downgrade } = bodiesOf(draft)
    const downRevisions = index === 0 ? [] : [`aaaa${index}`]
    const names = { message: '', branchLabels: [], dependsOn: [], accepts: {} }
    const header = { id: `aaaa${index + 1}`, downRevisions, transaction, ...names }
    await writeRevision(folder, `00${index + 1}_x.ts`, revisionSource({ header, upgrade, downgrade }))
  }
  const found = await verify({ url: playground.fresh.url, revisions: folder })
  const problems = [...found.revisions.flatMap(({ steps }) => steps), ...(found.roundTrip ?? [])].flatMap((step) =>
    step.problems.map((problem) => ({ direction: step.direction, ...problem })),
  )
  // That values do not fit another type is found in the rows of this pair, and is no fault of what was written.
  const faults = problems.filter(({ kind }) => kind !== 'rows')
  expect({ missing: found.missing, reasons: found.reasons, faults }).toEqual({ missing: [], reasons: [], faults: [] })
  for (const { namespace, name } of before.table)
    await playground.database.run(`truncate ${quoteQualified(namespace, name)} cascade`)
  await first.back()
}
