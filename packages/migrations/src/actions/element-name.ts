import type { CaseExpr, Node, TypeName } from 'libpg-query'

import { stringsOf } from './names.ts'

/**
 * What PostgreSQL calls an element of an index by when it makes up the index's name (`FigureColname` in its source); null where the element
 * suggests nothing.
 */
export const elementName = (element: Node): string | null =>
  'IndexElem' in element ? (element.IndexElem.name ?? nameOf(element.IndexElem.expr)) : null

function nameOf(expression: Node | undefined): string | null {
  return strongName(expression) ?? weakName(expression)
}

/** A name that a cast around the expression leaves as it is. */
function strongName(expression: Node | undefined): string | null {
  if (expression === undefined) return null
  if ('ColumnRef' in expression) return stringsOf(expression.ColumnRef.fields).at(-1) ?? null
  if ('A_Indirection' in expression) {
    const { arg, indirection } = expression.A_Indirection
    return stringsOf(indirection).at(-1) ?? strongName(arg)
  }
  if ('FuncCall' in expression) return stringsOf(expression.FuncCall.funcname).at(-1) ?? null
  if ('TypeCast' in expression) return strongName(expression.TypeCast.arg)
  if ('CollateClause' in expression) return strongName(expression.CollateClause.arg)
  if ('CaseExpr' in expression) return strongName(expression.CaseExpr.defresult)
  if ('A_Expr' in expression) return expression.A_Expr.kind === 'AEXPR_NULLIF' ? 'nullif' : null
  if ('CoalesceExpr' in expression) return 'coalesce'
  if ('MinMaxExpr' in expression) return expression.MinMaxExpr.op === 'IS_LEAST' ? 'least' : 'greatest'
  if ('A_ArrayExpr' in expression) return 'array'
  return 'RowExpr' in expression ? 'row' : null
}

function weakName(expression: Node | undefined): string | null {
  if (expression === undefined) return null
  if ('TypeCast' in expression) return weakName(expression.TypeCast.arg) ?? typeName(expression.TypeCast.typeName)
  if ('CollateClause' in expression) return weakName(expression.CollateClause.arg)
  return 'CaseExpr' in expression ? caseName(expression.CaseExpr) : null
}

const typeName = (type: TypeName | undefined): string | null => stringsOf(type?.names).at(-1) ?? null

const caseName = ({ defresult }: CaseExpr): string => weakName(defresult) ?? 'case'
