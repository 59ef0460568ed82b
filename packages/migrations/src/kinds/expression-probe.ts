import type { Key } from '../model/key.ts'
import type { Expression } from '../model/kind.ts'
import type { Schema } from '../model/schema.ts'
import { quoteLiteral, quoteName } from '../sql/quote.ts'
import { printingPath, runningPath } from '../sql/search-path.ts'
import type { Column } from './column.ts'
import { tableKey } from './keys.ts'

/** One of the two schemas that are compared; its name keeps the temporary objects of the two apart. */
export interface Side {
  readonly name: string
  readonly columns: ReadonlyMap<Key, readonly Column[]>
}

export function sideOf(name: string, schema: Schema): Side {
  const columns = new Map<Key, Column[]>()
  for (const column of schema.column) {
    const table = tableKey(column.namespace, column.table)
    const known = columns.get(table)
    if (known) known.push(column)
    else columns.set(table, [column])
  }
  return { name, columns }
}

export interface Sided {
  readonly side: Side
  readonly expression: Expression
}

/** Statements that store expressions, and for each expression a query that prints it. */
export interface Probe {
  readonly make: readonly string[]
  readonly prints: readonly string[]
}

interface Round {
  /** Objects of different rounds stand side by side, so their names differ. */
  readonly round: number
  readonly namespace: string
  /** The tables are made in the first round and stay. */
  readonly withTables: boolean
}

export function probesOf(sided: readonly Sided[], { round, namespace, withTables }: Round): Probe {
  const tables = tablesOf(sided)
  const made = [...tables.values()].map(({ sql }) => sql)
  const created = withTables ? ['set local client_min_messages = error', ...made] : []
  const probes = sided.map(({ side, expression }, index) => {
    const table = tables.get(`${side.name}:${expression.table}`)
    return probe(expression, {
      name: `${side.name}_${round}_${index}`,
      table: table?.name ?? '',
      type: typeIn(side, expression),
    })
  })
  const stored = [...runningPath(namespace), ...created, ...probes.map(({ make }) => make)]
  return { make: [...stored, `set local ${printingPath(namespace)}`], prints: probes.map(({ print }) => print) }
}

interface TemporaryTable {
  readonly name: string
  readonly sql: string
}

/** A temporary table for every table that an expression stands on: its columns by name and type, and nothing else. */
function tablesOf(sided: readonly Sided[]): ReadonlyMap<string, TemporaryTable> {
  const tables = new Map<string, TemporaryTable>()
  for (const { side, expression } of sided) {
    const id = `${side.name}:${expression.table}`
    if (expression.table === null || tables.has(id)) continue
    const name = `pg_temp.retort_${side.name}_${tables.size}`
    const columns = (side.columns.get(expression.table) ?? []).map(
      (column) => `${quoteName(column.name)} ${typeOf(column)}`,
    )
    tables.set(id, { name, sql: `create table ${name} (${columns.join(', ')})` })
  }
  return tables
}

const typeOf = ({ type, collation }: Column): string => (collation === null ? type : `${type} collate ${collation}`)

function typeIn({ columns }: Side, { table, column }: Expression): string {
  const found = table === null ? undefined : columns.get(table)?.find(({ name }) => name === column)
  return found ? typeOf(found) : 'text'
}

interface Place {
  readonly name: string
  readonly table: string
  readonly type: string
}

/** How one expression is stored under a name of its own, and how it is read back in the server's words. */
function probe(
  expression: Expression,
  { name, table, type }: Place,
): { readonly make: string; readonly print: string } {
  const { place, text, indexing } = expression
  const own = `to_regclass(${quoteLiteral(`pg_temp.${name}`)})`
  const relation = `to_regclass(${quoteLiteral(table)})`
  const column = place === 'default' ? (expression.column ?? '') : name
  const ofColumn = `select pg_get_expr(d.adbin, d.adrelid) from pg_attrdef d
    join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
    where d.adrelid = ${relation} and a.attname = ${quoteLiteral(column)}`
  const ofConstraint = (printed: string) =>
    `select ${printed} from pg_constraint k where k.conrelid = ${relation} and k.conname = ${quoteLiteral(name)}`
  switch (place) {
    case 'default':
      return { make: `alter table ${table} alter column ${quoteName(column)} set default ${text}`, print: ofColumn }
    case 'generated':
      return {
        make: `alter table ${table} add column ${name} ${type} generated always as (${text}) stored`,
        print: ofColumn,
      }
    case 'check':
      return {
        make: `alter table ${table} add constraint ${name} check (${text})`,
        print: ofConstraint('pg_get_expr(k.conbin, k.conrelid)'),
      }
    case 'exclusion':
      return {
        make: `alter table ${table} add constraint ${name} exclude ${text}`,
        print: ofConstraint(`regexp_replace(pg_get_constraintdef(k.oid), '^EXCLUDE ', '')`),
      }
    case 'index':
      return {
        make: `create index ${name} on ${table} using ${quoteName(indexing?.method ?? 'btree')} ((${text}) ${indexing?.operatorClass ?? ''})`,
        print: `select pg_get_indexdef(${own}, 1, false)`,
      }
    case 'predicate':
      return {
        make: `create index ${name} on ${table} ((1)) where ${text}`,
        print: `select pg_get_expr(x.indpred, x.indrelid) from pg_index x where x.indexrelid = ${own}`,
      }
    case 'query':
      return {
        make: `create view pg_temp.${name} as ${text}`,
        print: `select regexp_replace(pg_get_viewdef(${own}), ';\\s*$', '')`,
      }
  }
}
