import type { Column } from '../kinds/column.ts'
import type { Constraint } from '../kinds/constraint.ts'
import { columnKey } from '../kinds/keys.ts'
import type { Statistics } from '../kinds/statistics.ts'
import type { Table } from '../kinds/table.ts'
import type { Index } from '../kinds/table-index.ts'
import type { Key } from '../model/key.ts'
import type { Schema } from '../model/schema.ts'
import { displayName } from '../sql/quote.ts'
import {
  type KnownColumn,
  type KnownConstraint,
  type KnownIndex,
  type KnownSchema,
  type KnownTable,
  linksOf,
  nothingKnown,
  shown,
} from './known.ts'
import { sharedMap } from './shared-map.ts'

/** What a catalog tells of a database. */
export function knownFromSchema(schema: Schema): KnownSchema {
  const columns = byTable(schema.column)
  const constraints = byTable(schema.constraint)
  const indexes = byTable(schema.index.filter(({ on }) => on === 'table'))
  const statistics = byTable(schema.statistics.filter(({ on }) => on === 'table').map(onItsTable))
  const tables = schema.table.map((table) => {
    const own = columns.get(shown(table)) ?? []
    const names = own.map(({ name }) => name)
    return knownTable(table, {
      columns: own.map(knownColumn),
      constraints: (constraints.get(shown(table)) ?? []).map((each) => knownConstraint(each, names)),
      indexes: (indexes.get(shown(table)) ?? []).map((each) => knownIndex(each, names)),
      statistics: (statistics.get(shown(table)) ?? []).map(({ called }) => called),
    })
  })
  return {
    ...nothingKnown,
    tables: sharedMap(tables.map((table) => [shown(table.name), table])),
    links: sharedMap(allLinks(tables)),
    enums: sharedMap(schema.enum.map((each) => [shown(each), { values: each.values, isNew: false }])),
  }
}

/** These tables, of which less may be known than a catalog tells. */
export const knownTables = (tables: readonly KnownTable[]): KnownSchema => ({
  ...nothingKnown,
  tables: sharedMap(tables.map((table) => [shown(table.name), table])),
  links: sharedMap(allLinks(tables)),
})

function allLinks(tables: readonly KnownTable[]): ReadonlyMap<string, readonly string[]> {
  const links = new Map<string, string[]>()
  for (const table of tables) {
    for (const link of new Set(linksOf(table))) {
      const others = links.get(link)
      if (others === undefined) links.set(link, [shown(table.name)])
      else others.push(shown(table.name))
    }
  }
  return links
}

function byTable<T extends { readonly namespace: string | null; readonly table: string }>(
  objects: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>()
  for (const object of objects) {
    const table = shown({ namespace: object.namespace, name: object.table })
    const others = found.get(table)
    if (others === undefined) found.set(table, [object])
    else others.push(object)
  }
  return found
}

const onItsTable = (statistics: Statistics): { namespace: string | null; table: string; called: string } => ({
  namespace: statistics.relation.namespace,
  table: statistics.relation.name,
  called: shown(statistics),
})

interface Parts {
  readonly columns: readonly KnownColumn[]
  readonly constraints: readonly KnownConstraint[]
  readonly indexes: readonly KnownIndex[]
  readonly statistics: readonly string[]
}

const knownTable = ({ namespace, name, partitionedBy }: Table, parts: Parts): KnownTable => ({
  name: { namespace, name },
  sort: partitionedBy === null ? 'table' : 'partitioned table',
  original: { namespace, name },
  columns: named(parts.columns),
  constraints: named(parts.constraints),
  indexes: named(parts.indexes),
  statistics: new Set(parts.statistics),
  partitionOf: null,
  isDefaultPartition: false,
})

const named = <V extends { readonly name: string }>(values: readonly V[]): ReadonlyMap<string, V> =>
  new Map(values.map((value) => [value.name, value]))

const knownColumn = ({ name, type, nullable, generated }: Column): KnownColumn => ({
  name,
  type,
  notNull: !nullable,
  identity: generated?.kind === 'identity',
  generated: generated?.kind === 'stored' || generated?.kind === 'virtual' ? generated.kind : null,
})

interface Using {
  readonly namespace: string | null
  readonly table: string
  readonly uses: readonly Key[]
}

const usedColumns = ({ namespace, table, uses }: Using, columns: readonly string[]): readonly string[] =>
  columns.filter((column) => uses.includes(columnKey(namespace, table, column)))

function knownConstraint(constraint: Constraint, columns: readonly string[]): KnownConstraint {
  const { type, name } = constraint
  const facts = {
    type,
    name,
    columns: usedColumns(constraint, columns),
    references: null,
    isValid: true,
    isEnforced: true,
    expression: null,
  }
  switch (constraint.type) {
    case 'primary key':
    case 'unique':
      return { ...facts, columns: constraint.columns }
    case 'foreign key': {
      const { namespace, table } = constraint.target
      return {
        ...facts,
        columns: constraint.columns,
        references: { namespace, name: table },
        isValid: constraint.validated,
      }
    }
    case 'check': {
      // The only form that PostgreSQL prints for this one condition.
      const notNull = facts.columns.filter(
        (column) =>
          constraint.expression === `(${displayName(column)} IS NOT NULL)` ||
          constraint.expression === `${displayName(column)} IS NOT NULL`,
      )
      return { ...facts, isValid: constraint.validated, expression: { columns: facts.columns, functions: [], notNull } }
    }
    case 'exclusion':
      return facts
  }
}

function knownIndex(index: Index, columns: readonly string[]): KnownIndex {
  const { name, unique, elements, include, where } = index
  const own = [...elements.flatMap(({ column }) => column ?? []), ...include]
  return {
    name,
    unique,
    columns: [...new Set([...own, ...usedColumns(index, columns)])],
    hasExpression: where !== null || elements.some(({ expression }) => expression !== null),
  }
}
