import type { RelationName } from '../model/relation.ts'

export interface TableName {
  readonly namespace: string
  readonly name: string
}

export interface ColumnName extends TableName {
  readonly column: string
}

/** What tables and columns were called before the statements that are being followed; null for what those made. */
export interface OriginalNames {
  of(table: RelationName): TableName | null
  ofColumn(table: RelationName, column: string): ColumnName | null
  ofNamespace(namespace: string): string | null
  create(table: RelationName): void
  createColumn(table: RelationName, column: string): void
  createNamespace(namespace: string): void
  rename(from: RelationName, to: RelationName): void
  renameColumn(table: RelationName, from: string, to: string): void
  renameNamespace(from: string, to: string): void
}

/** A name that no statement has touched is its own original. */
export function originalNames(defaultNamespace: string): OriginalNames {
  const namespaces = new Map<string, string | null>()
  const tables = new Map<string, TableName | null>()
  const columns = new Map<string, string | null>()
  const whole = ({ namespace, name }: RelationName): TableName => ({ namespace: namespace ?? defaultNamespace, name })
  const keyOf = (table: RelationName): string => JSON.stringify(Object.values(whole(table)))
  const ofNamespace = (namespace: string): string | null => valueOr(namespaces, namespace, namespace)
  const of = (table: RelationName): TableName | null => {
    const { name, namespace } = whole(table)
    const original = ofNamespace(namespace)
    return valueOr(tables, keyOf(table), original === null ? null : { namespace: original, name })
  }
  const columnKey = (table: RelationName, column: string): string => JSON.stringify([of(table), column])
  const ofColumn = (table: RelationName, column: string): ColumnName | null => {
    const original = of(table)
    const name = valueOr(columns, columnKey(table, column), column)
    return original === null || name === null ? null : { ...original, column: name }
  }
  return {
    of,
    ofColumn,
    ofNamespace,
    create: (table) => tables.set(keyOf(table), null),
    createColumn: (table, column) => columns.set(columnKey(table, column), null),
    createNamespace: (namespace) => namespaces.set(namespace, null),
    rename(from, to) {
      tables.set(keyOf(to), of(from))
      tables.set(keyOf(from), null)
    },
    renameColumn(table, from, to) {
      columns.set(columnKey(table, to), ofColumn(table, from)?.column ?? null)
      columns.set(columnKey(table, from), null)
    },
    renameNamespace(from, to) {
      for (const [key, original] of [...tables]) {
        const [namespace, name] = JSON.parse(key) as [string, string]
        if (namespace === from) tables.set(keyOf({ namespace: to, name }), original)
      }
      namespaces.set(to, ofNamespace(from))
      namespaces.set(from, null)
    },
  }
}

function valueOr<V>(map: ReadonlyMap<string, V>, key: string, otherwise: V): V {
  const value = map.get(key)
  return value === undefined ? otherwise : value
}
