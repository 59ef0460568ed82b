import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { loadParser } from '../../src/actions/parser.ts'
import { hazardsOf } from '../../src/hazards/assess.ts'
import { readCatalog } from '../../src/io/catalog.ts'
import { connect } from '../../src/io/database.ts'
import { tableKey } from '../../src/kinds/keys.ts'
import { onServer } from '../../src/model/circumstances.ts'
import { drafts } from '../../src/plan/body.ts'
import { emptySchema } from '../../src/plan/empty-schema.ts'
import { directly } from '../../src/plan/stage.ts'
import { stages } from '../../src/plan/stages.ts'
import { schemas } from '../support/arbitraries/schemas.ts'
import { lawRuns } from '../support/law-parameters.ts'
import { lawSeed } from '../support/law-seed.ts'
import { freshDatabase } from '../support/postgres.ts'

const folder = join(import.meta.dirname, '../golden/in-use/foreign-key-and-check')

test('nothing that is made in an empty database is a hazard', async () => {
  const ground = { parse: await loadParser(), naming: { defaultNamespace: 'public' }, serverVersion: 18 }
  fc.assert(
    fc.property(schemas({ serverVersion: 18 }), (schema) => {
      const made = drafts(directly(emptySchema(), schema), onServer(18))
      expect(made.flatMap((draft) => hazardsOf(draft, ground))).toEqual([])
    }),
    { seed: lawSeed, numRuns: lawRuns(100) },
  )
})

test('statements that are committed one by one hold no lock for one another', async () => {
  const [before, after] = await Promise.all([schemaOf('before.sql'), schemaOf('after.sql')])
  const tables = before.table.map(({ namespace, name }) => tableKey(namespace, name))
  const ground = { parse: await loadParser(), naming: { defaultNamespace: 'public' }, serverVersion: 18 }
  const rulesMet = (inUse: readonly (typeof tables)[number][]): readonly string[] => {
    const circumstances = { ...onServer(18), inUse: new Set(inUse) }
    return drafts(stages(before, after, circumstances), circumstances).flatMap((draft) =>
      hazardsOf(draft, ground).map(({ rule }) => rule),
    )
  }
  expect(rulesMet(tables)).not.toContain('validate-at-once')
  expect(rulesMet([])).toContain('add-check')
})

async function schemaOf(file: string) {
  const fresh = await freshDatabase()
  const database = await connect({ url: fresh.url }, 'hazards')
  await database.run(readFileSync(join(folder, file), 'utf8'))
  const { schema } = await readCatalog(database, { defaultNamespace: 'public', ledgerSchema: 'retort' })
  await database.close()
  return schema
}
