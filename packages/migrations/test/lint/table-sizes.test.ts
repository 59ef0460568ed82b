import { describe, expect, it } from 'vitest'

import { connect } from '../../src/io/database.ts'
import { tableSizes } from '../../src/io/table-sizes.ts'
import { freshDatabase } from '../support/postgres.ts'
import { hasPostgres, type PostgresVersion } from '../support/postgres-server.ts'

const versions: readonly PostgresVersion[] = [13, 18]

describe.each(versions.filter(hasPostgres))('on PostgreSQL %i', (version) => {
  it('a table is as big as its rows, or as those of its partitions', async () => {
    const { url, query } = await freshDatabase({ version })
    for (const sql of [
      'create table empty (id int)',
      'create table counted (id int primary key)',
      'insert into counted select generate_series(1, 10000)',
      'analyze counted',
      'create table uncounted (id int)',
      'insert into uncounted values (1)',
      'create schema billing',
      'create table billing.parent (id int) partition by range (id)',
      'create table billing.child partition of billing.parent for values from (0) to (100000)',
      'insert into billing.parent select generate_series(1, 5000)',
      'analyze billing.child',
    ])
      await query(sql)
    const database = await connect({ url }, 'test')
    const sizes = await tableSizes(database, 'public')
    await database.close()
    expect(sizes.get('empty')).toMatchObject({ bytes: 0 })
    expect(sizes.get('counted')).toMatchObject({ rows: 10_000 })
    expect(sizes.get('counted')?.totalBytes).toBeGreaterThan(sizes.get('counted')?.bytes ?? Infinity)
    expect(sizes.get('uncounted')).toMatchObject({ rows: null, bytes: 8192 })
    expect(sizes.get('billing.parent')).toEqual(sizes.get('billing.child'))
    expect(sizes.get('billing.parent')).toMatchObject({ rows: 5000 })
  })
})
