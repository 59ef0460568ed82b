import { type Key, kindNameOf, nameOf } from '../model/key.ts'
import type { Expression } from '../model/kind.ts'
import type { Schema } from '../model/schema.ts'
import { quoteName } from '../sql/quote.ts'
import { printingPath, runningPath } from '../sql/search-path.ts'
import type { Column } from './column.ts'
import { mayName, type Reading, type Stand, standsFor } from './expression-stand.ts'
import { tableKey } from './keys.ts'

/** The columns of one of the two schemas that are compared, by table. */
export type Side = ReadonlyMap<Key, readonly Column[]>

export function sideOf(schema: Schema): Side {
  const columns = new Map<Key, Column[]>()
  for (const column of schema.column) {
    const table = tableKey(column.namespace, column.table)
    const known = columns.get(table)
    if (known) known.push(column)
    else columns.set(table, [column])
  }
  return columns
}

export interface Sided {
  readonly side: Side
  readonly expression: Expression
}

/** Statements that store expressions, and for each expression a query that prints it. */
export interface Probe {
  readonly make: readonly string[]
  /** The same for expressions that cannot be told apart. */
  readonly prints: readonly string[]
  /** Null where only the print tells what an expression means. */
  readonly senses: readonly (Sense | null)[]
}

/** Where to find what the server has understood, which several prints have in common. */
export interface Sense {
  /** A query for the expression as the server keeps it. */
  readonly tree: string
  /** The table whose columns it is about. */
  readonly table: string
  /** What becomes of its value when it is stored; null for what is not. */
  readonly type: string | null
}

interface Round {
  /** Objects of different rounds stand side by side, so their names differ. */
  readonly round: number
  readonly namespace: string
}

/** Stores what many tables have in common once, and what is different on as few tables as possible. */
export function probesOf(sided: readonly Sided[], { round, namespace }: Round): Probe {
  const readings = sided.map(readingOf)
  const distinct = new Map(readings.map((reading) => [identityOf(reading), reading]))
  const stored = standsFor([...distinct.values()]).map((stand, index) => storedOn(stand, `retort_${round}_${index}`))
  const known = new Map(stored.flatMap(({ spelled }) => spelled.map((each) => [each.reading, each])))
  const found = readings.map((reading) => known.get(distinct.get(identityOf(reading)) ?? reading))
  return {
    make: [
      'set local client_min_messages = error',
      ...runningPath(namespace),
      ...stored.flatMap(({ make }) => make),
      `set local ${printingPath(namespace)}`,
    ],
    prints: found.map((each) => each?.print ?? 'null'),
    senses: found.map((each) => each?.sense ?? null),
  }
}

function readingOf({ side, expression }: Sided): Reading {
  const columns = expression.table === null ? [] : (side.get(expression.table) ?? [])
  const carrier = columns.find(({ name }) => name === expression.column)
  const named = columns.filter(({ name }) => mayName(expression, name))
  return {
    expression,
    type: carrier === undefined ? 'text' : typeOf(carrier),
    columns: new Map(named.map((column) => [column.name, typeOf(column)])),
    view: viewOf(expression),
  }
}

/** No schema says which columns a query finds: the server knows them. */
const viewOf = ({ table }: Expression): string | null =>
  table !== null && kindNameOf(table) === 'materialized view' ? nameOf(table) : null

const typeOf = ({ type, collation }: Column): string => (collation === null ? type : `${type} collate ${collation}`)

const identityOf = ({ expression: { place, text, indexing }, type, columns, view }: Reading): string =>
  JSON.stringify([place, text, indexing, type, view, ...columns])

function storedOn({ columns, view, readings }: Stand, table: string) {
  const spelled = readings.map((reading, index) => ({ reading, ...spell(reading, `${table}_${index}`, table) }))
  const parts = [
    ...(view === null ? [] : [`like ${view}`]),
    ...[...columns].map(([name, type]) => `${quoteName(name)} ${type}`),
    ...spelled.flatMap(({ part }) => part ?? []),
  ]
  const further = spelled.flatMap(({ statement }) => statement ?? [])
  return { spelled, make: [`create table pg_temp.${table} (${parts.join(', ')})`, ...further] }
}

interface Spelled {
  /** A part of the table's definition that stores the expression. */
  readonly part?: string
  /** A statement that does, for what is no part of a table. */
  readonly statement?: string
  /** A query that reads it back in the server's words. */
  readonly print: string
  readonly sense?: Sense
}

/** How one expression is stored under a name of its own, in or on a table. */
function spell({ expression: { place, text, indexing }, type }: Reading, name: string, table: string): Spelled {
  const own = `to_regclass('pg_temp.${name}')`
  const relation = `to_regclass('pg_temp.${table}')`
  const ofColumn = (what: string) => `select ${what} from pg_attrdef d
    join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
    where d.adrelid = ${relation} and a.attname = '${name}'`
  const ofIndex = (what: string) => `select ${what} from pg_index x where x.indexrelid = ${own}`
  const ofConstraint = (printed: string) =>
    `select ${printed} from pg_constraint k where k.conrelid = ${relation} and k.conname = '${name}'`
  switch (place) {
    case 'default':
    case 'generated':
      return {
        part: `${name} ${type} ${place === 'default' ? `default ${text}` : `generated always as (${text}) stored`}`,
        print: ofColumn('pg_get_expr(d.adbin, d.adrelid)'),
        sense: { tree: ofColumn('d.adbin::text'), table, type },
      }
    case 'check':
      return {
        part: `constraint ${name} check (${text})`,
        print: ofConstraint('pg_get_expr(k.conbin, k.conrelid)'),
        sense: { tree: ofConstraint('k.conbin::text'), table, type: null },
      }
    case 'exclusion':
      return {
        // Of two that are the same index in two spellings, CREATE TABLE would silently leave one out.
        statement: `alter table pg_temp.${table} add constraint ${name} exclude ${text}`,
        print: ofConstraint(`regexp_replace(pg_get_constraintdef(k.oid), '^EXCLUDE ', '')`),
      }
    case 'index':
      return {
        statement: `create index ${name} on pg_temp.${table} using ${quoteName(indexing?.method ?? 'btree')} ((${text}) ${indexing?.operatorClass ?? ''})`,
        print: `select pg_get_indexdef(${own}, 1, false)`,
        sense: { tree: ofIndex(`concat_ws(' ', x.indclass, x.indcollation, x.indexprs)`), table, type: null },
      }
    case 'predicate':
      return {
        statement: `create index ${name} on pg_temp.${table} ((1)) where ${text}`,
        print: ofIndex('pg_get_expr(x.indpred, x.indrelid)'),
        sense: { tree: ofIndex('x.indpred::text'), table, type: null },
      }
    case 'query':
      return {
        statement: `create view pg_temp.${name} as ${text}`,
        print: `select regexp_replace(pg_get_viewdef(${own}), ';\\s*$', '')`,
      }
  }
}
