import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DataSource } from 'typeorm'
import { describe, expect, test } from 'vitest'

import { autogenerate } from '../../src/commands/autogenerate.ts'
import { check } from '../../src/index.ts'
import { readCatalog } from '../../src/io/catalog.ts'
import { connect } from '../../src/io/database.ts'
import { bodiesOf } from '../../src/plan/body.ts'
import type { Difference } from '../../src/plan/difference.ts'
import { temporaryFolder } from '../support/folder.ts'
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts'
import { shop } from './shop.ts'

const folder = join(import.meta.dirname, 'databases')
const files = readdirSync(folder).filter((file) => file.endsWith('.sql'))

/** A database may be told as what is done to another one. */
function statementsOf(file: string): string {
  const text = readFileSync(join(folder, file), 'utf8')
  const [, origin] = /^-- from: (.*)$/m.exec(text) ?? []
  return origin === undefined ? text : `${statementsOf(origin)}\n${text}`
}

const titleOf = (file: string): string => /^-- (.*)/.exec(readFileSync(join(folder, file), 'utf8'))?.[1] ?? file

const rows = `
  insert into customer (mail, name, town, "größe") select 'c' || n || '@example.org', 'c' || n, 'Ulm', 100 + n from generate_series(1, 3) n;
  insert into product (maker, code, price) select 'm', 'p' || n, n from generate_series(1, 3) n;
  insert into "order" ("placedAt", "customerId", "productId") select now(), c.id, p.id from customer c cross join product p;
  insert into address (street, customer_id) select 'Gasse', id from customer;
  insert into customer_wishes_product select c.id, p.id from customer c cross join product p`

const tables = ['customer', 'product', '"order"', 'address', 'customer_wishes_product']

async function rowsOf(database: FreshDatabase) {
  const rows = []
  for (const table of tables) rows.push(await database.query(`select * from ${table} order by 1, 2`))
  return rows
}

async function catalogOf({ url }: FreshDatabase) {
  const database = await connect({ url }, 'test')
  try {
    return await readCatalog(database, { defaultNamespace: 'public', ledgerSchema: 'retort' })
  } finally {
    await database.close()
  }
}

type Body = ReturnType<typeof bodiesOf>['upgrade']

async function run(database: FreshDatabase, body: Body): Promise<void> {
  for (const part of body) if ('sql' in part) await database.query(part.sql)
}

const lines = (body: Body): string => body.map((part) => ('sql' in part ? `${part.sql};\n` : '')).join('')

/** What `check` says differs, as far as a name goes, and everything else. */
const namesIn = (differences: readonly Difference[]) =>
  differences.filter(({ grade }) => grade === 'name').map(({ kind, name }) => `${kind} ${name}`)

describe('a database that years of other hands have made is the entities’ own:', () => {
  test.each(files.map((file) => [titleOf(file), file] as const))('%s', async (_title, file) => {
    const database = await freshDatabase()
    await database.query(statementsOf(file))
    await database.query(rows)
    const options = {
      url: database.url,
      revisions: temporaryFolder(),
      dataSource: async () => new DataSource({ type: 'postgres', entities: shop }),
    }
    const [before, kept] = [await catalogOf(database), await rowsOf(database)]

    const found = await check(options)
    const { drafts, differences } = await autogenerate(options)
    expect(namesIn(found.differences).sort()).toEqual(namesIn(differences).sort())
    expect(await catalogOf(database)).toEqual(before)

    const bodies = drafts.map(bodiesOf)
    const written = bodies.map(({ upgrade }) => lines(upgrade)).join('\n')
    expect(written).not.toMatch(/\b(create|drop|add)\b/i)
    await expect(written).toMatchFileSnapshot(join(folder, `${file.replace(/\.sql$/, '')}.up.txt`))

    for (const { upgrade } of bodies) await run(database, upgrade)
    expect((await autogenerate(options)).drafts).toEqual([])
    expect((await check(options)).differences).toEqual([])
    expect(await rowsOf(database)).toEqual(kept)

    for (const { downgrade } of bodies.toReversed()) await run(database, downgrade)
    expect(await catalogOf(database)).toEqual(before)
  })
})
