import type { Node } from 'libpg-query'

import { constraintType } from '../actions/definitions.ts'
import { elementName } from '../actions/element-name.ts'
import { factsOf } from '../actions/expressions.ts'
import { constraintKey, indexKey } from '../kinds/keys.ts'
import type { RelationName } from '../model/relation.ts'
import { constraintName, indexName } from '../sql/made-up-name.ts'
import type { Tree } from './statement-tree.ts'
import { type Following, strings } from './tree-names.ts'

/** The name that was given, or the one that PostgreSQL makes up. */
export function nameOfIndex(node: Tree, table: RelationName, { made }: Following): string {
  const elements = [node.indexParams ?? [], node.indexIncludingParams ?? []].flat() as unknown as readonly Node[]
  const isTaken = (name: string): boolean => made.has(indexKey(table.namespace, name))
  return (node.idxname as string | undefined) ?? indexName(table.name, elements.map(elementName), isTaken)
}

interface Written {
  readonly constraint: Tree
  /** The column that it is written at. */
  readonly column: Tree | undefined
}

/** The same for a constraint; null for what the grammar calls so and is none. */
export function nameOfConstraint(
  { constraint, column }: Written,
  table: RelationName,
  { made }: Following,
): string | null {
  if (constraint.conname !== undefined) return constraint.conname as string
  const type = constraintType(constraint.contype as string)
  if (type === null || type === 'not null') return null
  const isTaken = (name: string): boolean => made.has(constraintKey(table.namespace, table.name, name))
  return constraintName(table.name, { type, columns: namingColumns(constraint, column) }, isTaken)
}

/** What a made-up name is made of besides the table. */
function namingColumns(constraint: Tree, column: Tree | undefined): readonly string[] {
  const { contype, raw_expr, exclusions, keys, fk_attrs, including } = constraint
  if (contype === 'CONSTR_CHECK') return factsOf(raw_expr as Node)?.columns ?? []
  if (contype === 'CONSTR_EXCLUSION') {
    const parts = exclusions as readonly { readonly List: { readonly items: readonly [Node, Node] } }[]
    return parts.map(({ List: { items } }) => elementName(items[0]) ?? 'expr')
  }
  if (column !== undefined) return [column.colname as string]
  return strings([keys ?? fk_attrs ?? [], including ?? []].flat())
}
