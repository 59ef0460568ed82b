import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

import { loadParser } from '../../src/actions/parser.ts'
import { hazardsOf } from '../../src/hazards/assess.ts'
import { readCatalog } from '../../src/io/catalog.ts'
import { connect } from '../../src/io/database.ts'
import { tableKey } from '../../src/kinds/keys.ts'
import { onServer } from '../../src/model/circumstances.ts'
import { drafts } from '../../src/plan/body.ts'
import { stages } from '../../src/plan/stages.ts'
import { freshDatabase } from '../support/postgres.ts'

const folder = join(import.meta.dirname, '../golden/in-use/foreign-key-and-check')

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
