import type { OriginalNames, TableName } from './original-names.ts'
import type { Followers, Tree } from './statement-tree.ts'

export interface NameWalk {
  readonly names: OriginalNames
  readonly defaultNamespace: string
}

/** What statements that make tables, or give something another name, mean for what everything was called before. */
export const nameFollowers: Followers<NameWalk> = {
  CreateStmt: (node, walk) => walk.names.create(tableOf(node.relation, walk)),
  CreateTableAsStmt: (node, walk) => walk.names.create(tableOf((node.into as Tree).rel, walk)),
  CreateSchemaStmt: (node, walk) => walk.names.createNamespace(node.schemaname as string),
  RenameStmt: followRename,
  AlterObjectSchemaStmt: (node, walk) => {
    if (node.objectType !== 'OBJECT_TABLE') return
    const from = tableOf(node.relation, walk)
    walk.names.rename(from, { ...from, namespace: node.newschema as string })
  },
}

export const tableOf = (node: unknown, { defaultNamespace }: NameWalk): TableName => {
  const { schemaname, relname } = node as Tree
  return { namespace: (schemaname as string | undefined) ?? defaultNamespace, name: relname as string }
}

function followRename(node: Tree, walk: NameWalk): void {
  const [type, sub, fresh] = [node.renameType as string, node.subname as string, node.newname as string]
  if (type === 'OBJECT_SCHEMA') walk.names.renameNamespace(sub, fresh)
  if (node.relation === undefined) return
  const table = tableOf(node.relation, walk)
  if (type === 'OBJECT_TABLE') walk.names.rename(table, { ...table, name: fresh })
  if (type === 'OBJECT_COLUMN') walk.names.renameColumn(table, sub, fresh)
}
