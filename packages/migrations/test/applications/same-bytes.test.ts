import fc from 'fast-check'
import { DataSource } from 'typeorm'
import { expect, test } from 'vitest'

import { revisionSource } from '../../src/history/write.ts'
import { readEntities } from '../../src/io/entities.ts'
import { onServer } from '../../src/model/circumstances.ts'
import type { Schema } from '../../src/model/schema.ts'
import { bodiesOf, drafts } from '../../src/plan/body.ts'
import { emptySchema } from '../../src/plan/empty-schema.ts'
import { stages } from '../../src/plan/stages.ts'
import { type Declared, optionsOf } from '../scenarios/scenario.ts'
import { lawRuns } from '../support/law-parameters.ts'
import { lawSeed } from '../support/law-seed.ts'
import { shuffled } from '../support/shuffled-schema.ts'
import { applications } from './index.ts'

const header = { id: 'a', downRevisions: [], message: 'a', branchLabels: [], dependsOn: [], accepts: {} }

/** The files that lead from one schema to another, all in one text. */
function filesOf(before: Schema, after: Schema): string {
  const circumstances = onServer(18)
  const bodies = drafts(stages(before, after, circumstances), circumstances).map(bodiesOf)
  return bodies
    .map(({ transaction, upgrade, downgrade }) =>
      revisionSource({ header: { ...header, transaction }, upgrade, downgrade }),
    )
    .join('')
}

async function schemaOf(declared: Declared, order: (list: readonly unknown[]) => readonly unknown[]): Promise<Schema> {
  const { entities = [], ...options } = optionsOf(declared)
  const list = order(Object.values(entities)) as typeof entities
  return (await readEntities(new DataSource({ ...options, type: 'postgres', entities: list }))).schema
}

test.each(applications)(
  '$about is written with the same bytes in whatever order things come',
  async (application) => {
    const inOrder = (list: readonly unknown[]) => list
    const [before, after] = [
      await schemaOf(application.before as Declared, inOrder),
      await schemaOf(application.after, inOrder),
    ]
    const first = filesOf(emptySchema(), before)
    const next = filesOf(before, after)
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat()), fc.nat(), async (numbers, turn) => {
        const mixed = (list: readonly unknown[]) =>
          list
            .map((each) => ({ each, place: numbers.next().value ?? 0 }))
            .sort((one, other) => one.place - other.place)
            .map(({ each }) => each)
        const [from, to] = [
          await schemaOf(application.before as Declared, mixed),
          await schemaOf(application.after, mixed),
        ]
        expect(filesOf(emptySchema(), shuffled(from, turn))).toBe(first)
        expect(filesOf(shuffled(from, turn), shuffled(to, turn + 1))).toBe(next)
      }),
      { seed: lawSeed, numRuns: lawRuns(2) },
    )
  },
  120_000,
)
