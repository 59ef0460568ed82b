import type { Node, RangeVar } from 'libpg-query'

import type { ExpressionFacts } from '../model/definition.ts'
import { stringsOf } from './names.ts'

/** What an expression mentions, however deep. */
export function factsOf(expression: Node | undefined): ExpressionFacts | null {
  if (expression === undefined) return null
  const columns = nodesIn(expression, 'ColumnRef').flatMap(({ fields }) => stringsOf(fields).at(-1) ?? [])
  const functions = nodesIn(expression, 'FuncCall').flatMap(({ funcname }) => stringsOf(funcname).at(-1) ?? [])
  return { columns: distinct(columns), functions: distinct(functions), notNull: notNullIn(expression) }
}

/** The columns of which a condition says that they are not null, alone or with others. */
function notNullIn(expression: Node): readonly string[] {
  if ('NullTest' in expression) {
    const { arg, nulltesttype } = expression.NullTest
    if (nulltesttype !== 'IS_NOT_NULL' || arg === undefined || !('ColumnRef' in arg)) return []
    return stringsOf(arg.ColumnRef.fields).slice(-1)
  }
  if ('BoolExpr' in expression && expression.BoolExpr.boolop === 'AND_EXPR')
    return (expression.BoolExpr.args ?? []).flatMap(notNullIn)
  return []
}

/** The nodes of one type in a tree, in the order of its text. */
export function nodesIn<Name extends NodeName>(tree: unknown, name: Name): readonly NodeOf<Name>[] {
  if (typeof tree !== 'object' || tree === null) return []
  const own = name in tree ? [(tree as Record<Name, NodeOf<Name>>)[name]] : []
  return [...own, ...Object.values(tree).flatMap((part: unknown) => nodesIn(part, name))]
}

type NodeName = Node extends infer Each ? (Each extends unknown ? keyof Each : never) : never
type NodeOf<Name extends NodeName> = Extract<Node, Record<Name, unknown>>[Name]

/** The relations that a query reads; names that it gives to parts of itself are left out. */
export function relationsIn(tree: unknown): readonly RangeVar[] {
  const own = new Set(nodesIn(tree, 'CommonTableExpr').map(({ ctename }) => ctename))
  return nodesIn(tree, 'RangeVar').filter(({ schemaname, relname }) => schemaname !== undefined || !own.has(relname))
}

/** The string literals of a statement. */
export const literalsIn = (tree: unknown): readonly string[] =>
  nodesIn(tree, 'A_Const').flatMap(({ sval }) => sval?.sval ?? [])

const distinct = (names: readonly string[]): readonly string[] => [...new Set(names)]
