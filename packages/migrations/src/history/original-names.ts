export interface TableName {
  readonly namespace: string
  readonly name: string
}

export interface ColumnName extends TableName {
  readonly column: string
}

/** What tables and columns were called before the statements that are being followed; null for what those made. */
export interface OriginalNames {
  of(table: TableName): TableName | null
  ofColumn(table: TableName, column: string): ColumnName | null
  ofNamespace(namespace: string): string | null
  create(table: TableName): void
  createColumn(table: TableName, column: string): void
  createNamespace(namespace: string): void
  rename(from: TableName, to: TableName): void
  renameColumn(table: TableName, from: string, to: string): void
  renameNamespace(from: string, to: string): void
}

/** A name that no statement has touched is its own original. */
export function originalNames(): OriginalNames {
  const namespaces = new Map<string, string | null>()
  const tables = new Map<string, TableName | null>()
  const columns = new Map<string, string | null>()
  const ofNamespace = (namespace: string): string | null => valueOr(namespaces, namespace, namespace)
  const of = (table: TableName): TableName | null => {
    const namespace = ofNamespace(table.namespace)
    return valueOr(tables, keyOf(table), namespace === null ? null : { ...table, namespace })
  }
  const columnKey = (table: TableName, column: string): string => JSON.stringify([of(table), column])
  const ofColumn = (table: TableName, column: string): ColumnName | null => {
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

const keyOf = ({ namespace, name }: TableName): string => JSON.stringify([namespace, name])

function valueOr<V>(map: ReadonlyMap<string, V>, key: string, otherwise: V): V {
  const value = map.get(key)
  return value === undefined ? otherwise : value
}
