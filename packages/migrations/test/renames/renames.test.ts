import { describe, expect, test } from 'vitest'

import type { RenameRequest, Subject } from '../../src/model/rename.ts'
import type { Schema } from '../../src/model/schema.ts'
import { emptySchema } from '../../src/plan/empty-schema.ts'
import { parseRenames } from '../../src/renames/request.ts'
import { resolveRenames } from '../../src/renames/resolve.ts'
import { renameSteps, untangle } from '../../src/renames/steps.ts'

const request = (text: string): RenameRequest | undefined => parseRenames([text]).requests[0]

describe('a rename is read from', () => {
  test.each<[string, RenameRequest]>([
    ['table:customer=client', { word: 'table', from: ['customer'], to: ['client'] }],
    [
      'table:public.invoice=billing.invoice',
      { word: 'table', from: ['public', 'invoice'], to: ['billing', 'invoice'] },
    ],
    ['column:User.firstName=givenName', { word: 'column', from: ['User', 'firstName'], to: ['givenName'] }],
    ['column:"a.b"."c=d"="e""f"', { word: 'column', from: ['a.b', 'c=d'], to: ['e"f'] }],
    ["value:task_state.'to do'='it''s open'", { word: 'value', from: ['task_state', 'to do'], to: ["it's open"] }],
    [' schema: a = b ', { word: 'schema', from: ['a'], to: ['b'] }],
  ])('%s', (text, expected) => {
    expect(request(text)).toEqual(expected)
  })
})

describe('no rename is read from', () => {
  test.each([
    ['customer=client', 'customer=client is not a rename.'],
    ['table:customer', 'table:customer is not a rename.'],
    ['table:a=b=c', 'table:a=b=c is not a rename.'],
    ['table:a..b=c', 'table:a..b=c is not a rename.'],
    ['colum:a.b=c', 'colum:a.b=c: there is no renaming of a colum.'],
  ])('%s', (text, message) => {
    expect(() => parseRenames([text])).toThrow(message)
  })
})

test('none stands beside what is a rename', () => {
  expect(parseRenames(['none', 'table:a=b'])).toEqual({ requests: [request('table:a=b')], none: true })
})

/** As much of a schema as renames look at: tables with their columns, enum types with their values. */
function schemaOf(names: readonly string[]): Schema {
  const parts = names.map((name) => name.split('/'))
  const placed = (text = '') => {
    const [name = '', namespace = null] = text.split('.').toReversed()
    return { namespace, name }
  }
  const tables = parts
    .filter(([kind]) => kind === 'table')
    .map(([, table = '', columns = '']) => ({ ...placed(table), columns }))
  return {
    ...emptySchema(),
    namespace: parts.filter(([kind]) => kind === 'schema').map(([, name = '']) => ({ name })),
    table: tables.map(({ namespace, name }) => ({
      namespace,
      name,
      partitionedBy: null,
      uses: [],
      options: [],
      populated: true,
    })),
    column: tables.flatMap(({ namespace, name: table, columns }) =>
      columns.split(',').map((name) => ({
        ...{ namespace, table, name, type: 'text', collation: null, nullable: true },
        ...{ default: null, generated: null, uses: [] },
      })),
    ),
    enum: parts
      .filter(([kind]) => kind === 'type')
      .map(([, name, values = '']) => ({ ...placed(name), values: values.split(',') })),
  }
}

interface Case {
  readonly live: readonly string[]
  readonly declared: readonly string[]
  readonly renames: readonly string[]
}

function stepsOf({ live, declared, renames }: Case) {
  const world = { live: schemaOf(live), declared: schemaOf(declared), defaultNamespace: 'public' }
  const found = resolveRenames(parseRenames(renames).requests, world)
  return renameSteps(found, world.live, 'public')
}

const upgrades = (given: Case) => stepsOf(given).map(({ upgrade: { sql } }) => sql)
const downgrades = (given: Case) =>
  stepsOf(given)
    .toReversed()
    .map(({ downgrade: { sql } }) => sql)

describe('renames are run', () => {
  test('in the order of what contains what, whatever the order they were given in', () => {
    const given = {
      live: ['schema/a', 'table/a.t/x,y', 'type/a.s/todo'],
      declared: ['schema/b', 'table/b.u/z,y', 'type/b.s2/open'],
      renames: ['value:a.s.todo=open', 'column:a.t.x=z', 'type:a.s=s2', 'table:b.t=u', 'schema:a=b'],
    }
    expect(upgrades(given)).toEqual([
      'ALTER SCHEMA "a" RENAME TO "b"',
      'ALTER TABLE "b"."t" RENAME TO "u"',
      'ALTER TYPE "b"."s" RENAME TO "s2"',
      'ALTER TABLE "b"."u" RENAME COLUMN "x" TO "z"',
      `ALTER TYPE "b"."s2" RENAME VALUE 'todo' TO 'open'`,
    ])
    expect(downgrades(given)).toEqual([
      `ALTER TYPE "b"."s2" RENAME VALUE 'open' TO 'todo'`,
      'ALTER TABLE "b"."u" RENAME COLUMN "z" TO "x"',
      'ALTER TYPE "b"."s2" RENAME TO "s"',
      'ALTER TABLE "b"."u" RENAME TO "t"',
      'ALTER SCHEMA "b" RENAME TO "a"',
    ])
  })

  test.each(['t', 'u'])('with the table of a column called by what it is before or after: %s', (table) => {
    const given = { live: ['table/t/x'], declared: ['table/u/z'], renames: ['table:t=u', `column:${table}.x=z`] }
    expect(upgrades(given)).toEqual(['ALTER TABLE "t" RENAME TO "u"', 'ALTER TABLE "u" RENAME COLUMN "x" TO "z"'])
  })

  test('through a name that is free, where two exchange theirs', () => {
    const given = { live: ['table/t/a,b'], declared: ['table/t/a,b'], renames: ['column:t.a=b', 'column:t.b=a'] }
    expect(upgrades(given)).toEqual([
      'ALTER TABLE "t" RENAME COLUMN "a" TO "a_swap"',
      'ALTER TABLE "t" RENAME COLUMN "b" TO "a"',
      'ALTER TABLE "t" RENAME COLUMN "a_swap" TO "b"',
    ])
    expect(downgrades(given)).toEqual([
      'ALTER TABLE "t" RENAME COLUMN "b" TO "a_swap"',
      'ALTER TABLE "t" RENAME COLUMN "a" TO "b"',
      'ALTER TABLE "t" RENAME COLUMN "a_swap" TO "a"',
    ])
  })

  test('last first, where one takes the name that another gives up', () => {
    const given = { live: ['table/t/a,b'], declared: ['table/t/b,c'], renames: ['column:t.a=b', 'column:t.b=c'] }
    expect(upgrades(given)).toEqual([
      'ALTER TABLE "t" RENAME COLUMN "b" TO "c"',
      'ALTER TABLE "t" RENAME COLUMN "a" TO "b"',
    ])
  })

  test('into a namespace that is made for it, and by a name in between that nothing has', () => {
    const given = {
      live: ['table/a/x', 'table/b/x'],
      declared: ['schema/billing', 'table/billing.b/x', 'table/b/x'],
      renames: ['table:a=billing.b'],
    }
    expect(upgrades(given)).toEqual([
      'CREATE SCHEMA IF NOT EXISTS "billing"',
      'ALTER TABLE "a" SET SCHEMA "billing"',
      'ALTER TABLE "billing"."a" RENAME TO "b"',
    ])
    expect(downgrades(given)).toEqual([
      'ALTER TABLE "billing"."b" RENAME TO "a"',
      'ALTER TABLE "billing"."a" SET SCHEMA "public"',
      'DROP SCHEMA "billing"',
    ])
  })
})

test('what bears the name and goes makes room, and what stands in it is not meant', () => {
  const given = {
    live: ['table/a/x', 'table/a_replaced/x', 'table/b/x'],
    declared: ['table/a/y', 'table/a_replaced/x'],
    renames: ['table:b=a', 'column:a.x=y'],
  }
  expect(upgrades(given)).toEqual([
    'ALTER TABLE "a" RENAME TO "a_replaced2"',
    'ALTER TABLE "b" RENAME TO "a"',
    'ALTER TABLE "a" RENAME COLUMN "x" TO "y"',
  ])
  expect(downgrades(given)).toEqual([
    'ALTER TABLE "a" RENAME COLUMN "y" TO "x"',
    'ALTER TABLE "a" RENAME TO "b"',
    'ALTER TABLE "a_replaced2" RENAME TO "a"',
  ])
})

describe('a rename is refused', () => {
  const tables = {
    live: ['table/customer/name,mail', 'table/team/id'],
    declared: ['table/customer/full_name,mail', 'table/client/id'],
  }
  test.each([
    ['column:customer.nme=full_name', 'customer.nme, and the database has no such column', 'customer.name'],
    ['column:customer.name=fullname', 'customer.fullname, and the entities have no such column', 'customer.full_name'],
    ['column:custmer.name=full_name', 'custmer.name, and the database', 'customer.name'],
    ['table:customer=customer', 'changes nothing', undefined],
    ['column:name=full_name', 'a column has 2 or 3 parts', undefined],
    ['column:customer.name=customer.full_name', "only the column's own name", undefined],
  ])('%s', (text, message, near) => {
    const refused = () => stepsOf({ ...tables, renames: [text] })
    expect(refused).toThrow(message)
    if (near !== undefined) expect(refused).toThrow(expect.objectContaining({ hint: `Did you mean ${near}?` }))
  })

  test('when two would get one name', () => {
    expect(() => stepsOf({ ...tables, renames: ['table:team=client', 'table:customer=client'] })).toThrow(
      'would both be called client',
    )
  })

  test('when it is one of two for the same object', () => {
    expect(() => stepsOf({ ...tables, renames: ['table:team=client', 'table:team=customer'] })).toThrow('renamed twice')
  })
})

test('a circle of any length is opened by one name', () => {
  const place = (name: string): Subject => ({ namespace: null, owner: 't', name })
  const circle = ['a', 'b', 'c', 'd'].map((name, index, all) => ({
    word: 'column' as const,
    from: place(name),
    to: place(all[(index + 1) % all.length] ?? 'a'),
  }))
  const ordered = untangle(circle, new Set(['a', 'b', 'c', 'd']))
  expect(ordered).toHaveLength(5)
  const taken = new Set(['a', 'b', 'c', 'd'])
  for (const { from, to } of ordered) {
    expect(taken.has(to.name)).toBe(false)
    taken.delete(from.name)
    taken.add(to.name)
  }
})
