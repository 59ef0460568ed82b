import { expect, test } from 'vitest'

import { countObstacles } from '../../src/io/obstacles.ts'
import type { Column } from '../../src/kinds/column.ts'
import { onServer, usingId } from '../../src/model/circumstances.ts'
import { drafts } from '../../src/plan/body.ts'
import { obstaclesOf } from '../../src/plan/plan.ts'
import { directly } from '../../src/plan/stage.ts'
import type { PostgresVersion } from '../support/postgres-server.ts'
import { openPlayground } from '../support/schema-playground.ts'

/** Values, and how many of them a change of type does not take, or makes others of. */
interface Narrowing {
  readonly pair: string
  readonly values: readonly string[]
  readonly fails?: number
  readonly changes?: number
  readonly using?: string
}

const narrowings: readonly Narrowing[] = [
  { pair: 'text → character varying(3)', values: ['abc', 'abcd', 'äöü'], fails: 1 },
  { pair: 'integer → character varying(3)', values: ['123', '1234'], fails: 1 },
  { pair: 'character varying(4)[] → character varying(3)[]', values: ['{abc,abcd}', '{abc}', '{}'], fails: 1 },
  { pair: 'bigint → integer', values: ['2147483647', '2147483648', '-2147483649'], fails: 2 },
  { pair: 'integer → smallint', values: ['32767', '32768'], fails: 1 },
  { pair: 'integer → bigint', values: ['2147483647'] },
  { pair: 'numeric → integer', values: ['1', '1.5', '3000000000'], fails: 1, changes: 1 },
  { pair: 'double precision → bigint', values: ['1', '0.25', '1e30', 'NaN'], fails: 2, changes: 1 },
  { pair: 'numeric(10,2) → numeric(5,2)', values: ['999.99', '1000'], fails: 1 },
  { pair: 'numeric(10,4) → numeric(10,2)', values: ['1.2300', '1.2345'], changes: 1 },
  { pair: 'numeric → numeric(4,1)', values: ['1.5', '1.25', '1000'], fails: 1, changes: 1 },
  { pair: 'double precision → real', values: ['0.5', '0.1', '1e300'], fails: 1, changes: 1 },
  { pair: 'bigint → double precision', values: ['7', '9007199254740993'], changes: 1 },
  { pair: 'integer → real', values: ['7', '16777217'], changes: 1 },
  { pair: 'real → numeric(10,2)', values: ['0.25', '0.375'], changes: 1 },
  { pair: 'double precision → numeric', values: ['0.25', '0.30000000000000004'], changes: 1 },
  { pair: 'double precision[] → numeric[]', values: ['{0.5}', '{0.30000000000000004}'], changes: 1 },
  { pair: 'time with time zone → time without time zone', values: ['10:00+00', '10:00+02'], changes: 1 },
  { pair: 'timestamp without time zone → date', values: ['2026-01-02', '2026-01-02 03:00'], changes: 1 },
  { pair: 'timestamp with time zone → date', values: ['2026-01-02 00:00+00', '2026-01-02 00:00+02'], changes: 1 },
  {
    pair: 'timestamp with time zone → timestamp(0) with time zone',
    values: ['2026-01-02 00:00:00.5+00', '2026-01-02 00:00:01+00'],
    changes: 1,
  },
  { pair: 'interval → interval(0)', values: ['1.5 s', '1 s'], changes: 1 },
  { pair: 'text → uuid', values: ['00000000-0000-0000-0000-000000000001', '', 'x'], fails: 2 },
  { pair: 'text → integer', values: ['7', ' 7 ', '7.5', ''], fails: 2, changes: 1 },
  { pair: 'text → jsonb', values: ['{}', '{', '{"b":1,"a":2}'], fails: 1, changes: 1 },
  { pair: 'text → date', values: ['2026-01-02', '31.12.2026', 'soon'], fails: 2 },
  { pair: 'text → boolean', values: ['yes', 'maybe'], fails: 1, changes: 1 },
  { pair: 'text[] → integer[]', values: ['{1,2}', '{1,x}'], fails: 1 },
  { pair: 'integer → boolean', values: ['0', '1', '7'], changes: 1 },
  { pair: 'inet → cidr', values: ['10.0.0.0/8', '10.0.0.1/8'], changes: 1 },
  { pair: 'macaddr8 → macaddr', values: ['08:00:2b:ff:fe:01:02:03', '08:00:2b:01:02:03:04:05'], fails: 1 },
  { pair: 'jsonb → integer', values: ['7', '"seven"', '{}'], fails: 2 },
  { pair: 'text → checked_text', values: ['a', ''], fails: 1 },
  { pair: 'text → mood', values: ['glad', 'Glad'], fails: 1 },
  { pair: 'text[] → mood[]', values: ['{glad,NULL}', '{glad,bad}'], fails: 1 },
  { pair: 'mood → feeling', values: ['glad', 'sad'], fails: 1 },
  { pair: 'text → integer', values: ['7', '', 'x'], using: `nullif(c, '')::int`, fails: 1 },
  { pair: 'boolean → fresh', values: ['t', 'f'], using: `(case when c then 'gone' else 'none' end)::fresh` },
  { pair: 'boolean → fresh', values: ['t', 'f'], using: `(case when c then 'gone' else 'lost' end)::fresh`, fails: 2 },
  { pair: 'integer[] → integer', values: ['{7}', '{7,8}', '{}'], using: 'c[1]', changes: 1 },
  { pair: 'mood[] → mood', values: ['{sad}', '{sad,glad}', '{glad,glad}'], using: 'c[1]', changes: 2 },
  { pair: 'text[] → text', values: ['{a}', '{a,b}'], using: `array_to_string(c, ',')` },
  { pair: 'date → timestamp with time zone', values: ['2026-01-02', 'infinity'] },
]

/** A type that the same revision makes. */
const fresh = { namespace: null, name: 'fresh', values: ['none', 'gone'] }

const tableOf = (row: Narrowing): string => `t_${narrowings.indexOf(row)}`

const typesOf = ({ pair }: Narrowing) => {
  const [before = '', after = ''] = pair.split(' → ')
  return { before, after }
}

test.each<PostgresVersion>([13, 18])(
  'rows that another type does not take are counted on PostgreSQL %i',
  async (version) => {
    const { database, read, serverVersion, close } = await openPlayground(version)
    await database.run(`create type mood as enum ('sad', 'glad'); create type feeling as enum ('calm', 'glad');
    create domain checked_text as text check (value <> '')`)
    for (const row of narrowings) {
      const values = row.values.map((value) => `('${value}')`).join(', ')
      await database.run(`create table ${tableOf(row)} (c ${typesOf(row).before}, value text);
      insert into ${tableOf(row)} (c) values ${values}, (null)`)
    }
    // The settings of the session count as little as they do when the statement runs.
    await database.run(`set timezone = 'Asia/Tokyo'; set datestyle = 'SQL, DMY'`)
    const before = await read()
    const column = before.column.map((each): Column => {
      const row = narrowings.find((one) => tableOf(one) === each.table)
      if (row === undefined || each.name !== 'c') return each
      const type = typesOf(row).after
      const enums = [...before.enum, fresh].filter(({ name }) => name === type.replace('[]', ''))
      return { ...each, type, uses: enums.map(({ name }) => `enum:${name}` as Column['uses'][number]) }
    })
    const usings = narrowings.flatMap((row) =>
      row.using === undefined
        ? []
        : [[usingId(`column:${tableOf(row)}.c` as Column['uses'][number], typesOf(row)), row.using] as const],
    )
    const circumstances = { ...onServer(serverVersion), usings: new Map(usings) }
    const after = { ...before, column, enum: [...before.enum, fresh] }
    const [draft] = drafts(directly(before, after), circumstances)
    const possible = draft === undefined ? [] : obstaclesOf(draft.upgrade, circumstances)
    const counted = await countObstacles(database, possible, { namespace: 'public', renames: [] })
    const found = narrowings.map((row) => {
      const own = counted.filter(({ rows }) => rows.includes(`${tableOf(row)}.c`))
      return {
        pair: row.pair,
        fails: own.find(({ changes }) => !changes)?.found ?? 0,
        changes: own.find(({ changes }) => changes)?.found ?? 0,
      }
    })
    expect(found).toEqual(narrowings.map(({ pair, fails = 0, changes = 0 }) => ({ pair, fails, changes })))
    // What a person is told to look with works by itself.
    for (const { show, found: count } of counted) {
      const results = await database.run(show)
      expect(results.flatMap(({ rows }) => rows)).toHaveLength(count ?? -1)
    }
    await close()
  },
)
