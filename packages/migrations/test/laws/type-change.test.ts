import { expect, test } from 'vitest'

import { connect, type Database, inTransaction } from '../../src/io/database.ts'
import { trialStatements, triedConversions } from '../../src/kinds/conversion-trial.ts'
import { type Conversion, conversionId } from '../../src/model/circumstances.ts'
import { knownConversion } from '../../src/sql/type-change.ts'
import { freshDatabase } from '../support/postgres.ts'
import type { PostgresVersion } from '../support/postgres-server.ts'

const types = [
  ...['smallint', 'integer', 'bigint', 'numeric', 'numeric(10,2)', 'numeric(12,2)', 'numeric(12,4)', 'real'],
  ...['double precision', 'money', 'oid', 'boolean', 'uuid', 'bytea', 'json', 'jsonb', 'xml', 'mood', 'mood[]'],
  ...['text', 'character varying', 'character varying(10)', 'character varying(40)', 'character(3)', 'name', '"char"'],
  ...['text[]', 'integer[]', 'character varying(10)[]', 'citext', 'hstore', 'inet', 'cidr', 'macaddr', 'macaddr8'],
  ...['date', 'timestamp with time zone', 'timestamp(3) with time zone', 'timestamp without time zone'],
  ...['time without time zone', 'time(0) with time zone', 'interval', 'interval(3)', 'interval day to second(3)'],
  ...['bit(4)', 'bit varying', 'bit varying(8)', 'point', 'int4range', 'tsvector'],
]

interface Tried {
  readonly before: string
  readonly after: string
  readonly found: Conversion | undefined
}

/** Tries every change on a server, all those of one type in one message. */
async function tryAll(database: Database): Promise<readonly Tried[]> {
  await database.run(`create extension citext; create extension hstore; create type mood as enum ('a', 'b')`)
  const tried: Tried[] = []
  for (const before of types) {
    const changes = types.filter((after) => after !== before).map((after) => ({ before, after }))
    const found = await inTransaction(database, { begin: '', end: 'rollback' }, async () => {
      const results = await database.run(trialStatements(changes).join(';\n'))
      return triedConversions(changes, results.at(-1)?.rows ?? [])
    })
    tried.push(...changes.map((change) => ({ ...change, found: found.get(conversionId(change)) })))
  }
  return tried
}

const versions: readonly PostgresVersion[] = [13, 18]

/** A server may have casts that nobody has told us of: that is why it is asked. */
test.each(versions)('what is known of type changes is what PostgreSQL %i does', async (version) => {
  const fresh = await freshDatabase({ version })
  const database = await connect({ url: fresh.url }, 'laws')
  const tried = await tryAll(database)
  await database.close()
  // Before 15, "char" was a string type, to which everything has a cast.
  const settled = tried.filter(({ after }) => version >= 15 || after !== '"char"')
  const wrong = settled.filter(({ before, after, found }) => {
    const known = knownConversion(before, after)
    return known.cast !== 'none' && (known.cast !== found?.cast || known.effect !== found.effect)
  })
  expect(wrong).toEqual([])
})
