import { expect, test } from 'vitest'
import { loadParser } from '../../src/actions/parser.ts'
import { actionsOf } from '../../src/actions/read.ts'
import { effectOf } from '../../src/effects/effect.ts'
import { follow, settled } from '../../src/effects/follow.ts'
import {
  type KnownSchema,
  type KnownTable,
  nothingKnown,
  referencing,
  tableOfStatistics,
} from '../../src/effects/known.ts'
import { assess } from '../../src/hazards/assess.ts'

const parse = await loadParser()

function actionsIn(sql: string) {
  const parsed = parse(sql)
  if ('problem' in parsed) throw new Error(parsed.problem)
  return parsed.statements.flatMap(({ node }) => actionsOf(node, { defaultNamespace: 'public' }))
}

const after = (known: KnownSchema, ...statements: readonly string[]): KnownSchema =>
  statements.flatMap(actionsIn).reduce(follow, known)

/** A table that is there, and that nobody may look at. */
const unseen = (name: string): KnownTable =>
  new Proxy({} as KnownTable, {
    get: (_target, key) => {
      throw new Error(`${String(key)} of ${name} was looked at`)
    },
  })

const own = after(nothingKnown, 'create table authors (id int primary key)', 'create table books (id int primary key)')

/** What is known of two tables, among others of which nothing may matter. */
const crowded: KnownSchema = {
  ...own,
  tables: ['first', 'second', 'third'].reduce((tables, name) => tables.with(name, unseen(name)), settled(own).tables),
}

test.each([
  ['create table pages (id int primary key, book int references books, kind text unique)'],
  ['alter table books add column title text'],
  ['alter table books drop column id'],
  ['alter table books add constraint known check (id > 0)'],
  ['alter table books add foreign key (id) references authors'],
  ['alter table books alter column id type bigint'],
  ['create index on books (id)'],
  ['drop index somewhere'],
  ['drop statistics somewhere'],
  ['drop table authors'],
  ['alter table authors rename to writers'],
  ["create type mood as enum ('ok')"],
])('%s is judged and followed without a look at other tables', (sql) => {
  for (const action of actionsIn(sql)) {
    effectOf(action, { known: crowded, serverVersion: 18 })
    follow(crowded, action)
  }
  const statements = [{ sql, actions: actionsIn(sql), endsText: true }]
  assess({ statements, inTransaction: true }, { known: crowded, serverVersion: 18 })
})

test('what points at a table is known through renames and drops', () => {
  const books = { namespace: null, name: 'books' }
  const writers = { namespace: null, name: 'writers' }
  const known = after(
    own,
    'alter table books add constraint of foreign key (id) references authors',
    'alter table authors rename to writers',
  )
  expect(referencing(known, writers)).toEqual([books])
  expect(referencing(after(known, 'alter table books drop constraint of'), writers)).toEqual([])
  expect(referencing(after(known, 'drop table books'), writers)).toEqual([])
})

test('the table of extended statistics is known through renames and moves', () => {
  const known = after(
    own,
    'create statistics odd.spread on id, title from books',
    'alter table books rename to volumes',
    'alter statistics odd.spread rename to spreading',
    'alter statistics odd.spreading set schema public',
  )
  const spreading = { namespace: null, name: 'spreading' }
  expect(tableOfStatistics(known, spreading)?.name).toEqual({ namespace: null, name: 'volumes' })
  expect(tableOfStatistics(known, { namespace: 'odd', name: 'spread' })).toBeNull()
  expect(tableOfStatistics(after(known, 'drop statistics spreading'), spreading)).toBeNull()
})
