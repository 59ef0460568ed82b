import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

import { describe, expect, test } from 'vitest'
import { readCatalog } from '../../src/io/catalog.ts'
import { connect } from '../../src/io/database.ts'
import { tableKey } from '../../src/kinds/keys.ts'
import { onServer } from '../../src/model/circumstances.ts'
import type { Key } from '../../src/model/key.ts'
import type { Schema } from '../../src/model/schema.ts'
import { bodiesOf, drafts } from '../../src/plan/body.ts'
import { diff } from '../../src/plan/diff.ts'
import { stages } from '../../src/plan/stages.ts'
import { freshDatabase } from '../support/postgres.ts'

const folder = import.meta.dirname
const cases = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => basename(file) === 'before.sql')
  .map(dirname)
  .sort()

type Bodies = ReturnType<typeof bodiesOf>
type Body = Bodies['upgrade']

/** One direction of a revision. */
interface Leg {
  readonly transaction: Bodies['transaction']
  readonly body: Body
}

/** The statements of a revision as its file shows them, with the separators of a script. */
const scriptOf = ({ transaction, body }: Leg): string =>
  [
    ...(transaction === 'own' ? [] : ['-- each statement by itself']),
    ...body.map((each) =>
      'sql' in each ? [...each.comments.map((line) => `-- ${line}`), `${each.sql};`].join('\n') : `-- ${each.remark}`,
    ),
  ].join('\n\n')

const separator = '\n\n-- the next revision --\n\n'

describe.concurrent('a plan', () => {
  test.for(cases)('%s', async (name, { expect }) => {
    const [before, after] = [await built(join(name, 'before.sql')), await built(join(name, 'after.sql'))]
    const [first, second] = [await before.read(), await after.read()]
    const tables = name.startsWith('in-use/') ? first.table : []
    const ordinary = tables.filter(({ partitionedBy }) => partitionedBy === null)
    const server = { ...onServer(before.serverVersion), inUse: keysOf(ordinary), populated: keysOf(tables) }
    const revisions = drafts(stages(first, second, server), server).map((draft) => bodiesOf(draft))
    const [up, down] = [
      revisions.map(({ transaction, upgrade: body }) => ({ transaction, body })),
      revisions.map(({ transaction, downgrade: body }) => ({ transaction, body })).toReversed(),
    ]
    await expect(`${up.map(scriptOf).join(separator)}\n`).toMatchFileSnapshot(join(folder, name, 'up.sql'))
    await expect(`${down.map(scriptOf).join(separator)}\n`).toMatchFileSnapshot(join(folder, name, 'down.sql'))
    await before.apply(up)
    expect(diff(await before.read(), second)).toEqual([])
    await before.apply(down)
    expect(diff(await before.read(), first)).toEqual([])
    await Promise.all([before.close(), after.close()])
  })
})

test('there are cases', () => {
  expect(cases.length).toBeGreaterThan(30)
})

const keysOf = (tables: Schema['table']): ReadonlySet<Key> =>
  new Set(tables.map(({ namespace, name }) => tableKey(namespace, name)))

async function built(file: string) {
  const fresh = await freshDatabase()
  const database = await connect({ url: fresh.url }, 'golden')
  await database.run(readFileSync(join(folder, file), 'utf8'))
  return {
    serverVersion: database.serverVersion,
    read: async (): Promise<Schema> =>
      (await readCatalog(database, { defaultNamespace: 'public', ledgerSchema: 'retort' })).schema,
    async apply(legs: readonly Leg[]) {
      for (const { transaction, body } of legs) {
        if (transaction === 'own') await database.run('begin')
        for (const each of body) if ('sql' in each) await database.run(each.sql)
        if (transaction === 'own') await database.run('commit')
      }
    },
    async close() {
      await database.close()
      await fresh.drop()
    },
  }
}
