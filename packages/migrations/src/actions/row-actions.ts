import type { DeleteStmt, InsertStmt, MergeStmt, Node, SelectStmt, UpdateStmt, WithClause } from 'libpg-query'

import type { Action } from '../model/action.ts'
import { parseFolded } from '../sql/object-path.ts'
import { factsOf, literalsIn, nodesIn, relationsIn } from './expressions.ts'
import { type Naming, qualifiedName, relationOf, stringsOf } from './names.ts'

export function updateActions(node: UpdateStmt, naming: Naming): readonly Action[] {
  const { relation, whereClause, targetList, withClause } = node
  const isNull = new Set(nullsIn(whereClause))
  const set = nodesIn(targetList, 'ResTarget').flatMap(({ name }) => name ?? [])
  return [
    ...withinActions(withClause, naming),
    {
      does: 'update',
      table: relationOf(relation, naming),
      hasCondition: isCondition(whereClause),
      overwrites: [...new Set(set)].filter((column) => !isNull.has(column)),
    },
  ]
}

export const deleteActions = ({ relation, whereClause, withClause }: DeleteStmt, naming: Naming): readonly Action[] => [
  ...withinActions(withClause, naming),
  { does: 'delete', table: relationOf(relation, naming), hasCondition: isCondition(whereClause) },
]

export const insertActions = (node: InsertStmt, naming: Naming): readonly Action[] => [
  ...withinActions(node.withClause, naming),
  { does: 'insert', table: relationOf(node.relation, naming), literals: literalsIn(node) },
]

/** Which rows it changes is said by what it joins. */
export function mergeActions(node: MergeStmt, naming: Naming): readonly Action[] {
  const table = relationOf(node.relation, naming)
  const clauses = nodesIn(node.mergeWhenClauses, 'MergeWhenClause')
  const set = clauses
    .filter(({ commandType }) => commandType === 'CMD_UPDATE')
    .flatMap(({ targetList }) => nodesIn(targetList, 'ResTarget').flatMap(({ name }) => name ?? []))
  const does = (type: string): boolean => clauses.some(({ commandType }) => commandType === type)
  return [
    ...withinActions(node.withClause, naming),
    ...(does('CMD_INSERT') ? [{ does: 'insert', table, literals: literalsIn(node) } as const] : []),
    ...(does('CMD_UPDATE') ? [{ does: 'update', table, hasCondition: true, overwrites: set } as const] : []),
    ...(does('CMD_DELETE') ? [{ does: 'delete', table, hasCondition: true } as const] : []),
  ]
}

export function selectActions(node: SelectStmt, naming: Naming): readonly Action[] {
  const functions = factsOf({ SelectStmt: node })?.functions ?? []
  const within = withinActions(node.withClause, naming)
  if (functions.includes('setval')) return [...within, ...sequenceActions(node, naming)]
  return [...within, { does: 'select', reads: relationsIn(node).map((each) => relationOf(each, naming)), functions }]
}

/** What a WITH does besides reading. */
const withinActions = (clause: WithClause | undefined, naming: Naming): readonly Action[] =>
  nodesIn(clause?.ctes, 'CommonTableExpr').flatMap(({ ctequery }) => {
    if (ctequery === undefined) return []
    if ('UpdateStmt' in ctequery) return updateActions(ctequery.UpdateStmt, naming)
    if ('DeleteStmt' in ctequery) return deleteActions(ctequery.DeleteStmt, naming)
    if ('InsertStmt' in ctequery) return insertActions(ctequery.InsertStmt, naming)
    return []
  })

const sequenceActions = (node: SelectStmt, naming: Naming): readonly Action[] =>
  nodesIn(node, 'FuncCall')
    .filter(({ funcname }) => stringsOf(funcname).at(-1) === 'setval')
    .map(({ args: [sequence, number] = [] }) => {
      const [name = ''] = sequence !== undefined && 'A_Const' in sequence ? literalsIn(sequence) : []
      const path = parseFolded(name)
      return {
        does: 'set-sequence',
        name: path === null ? null : qualifiedName(path, naming),
        isConstant: number !== undefined && 'A_Const' in number,
      }
    })

/** One that leaves rows out: not `true`, nor `1 = 1`. */
function isCondition(clause: Node | undefined): boolean {
  if (clause === undefined) return false
  if ('A_Const' in clause) return clause.A_Const.boolval?.boolval !== true
  if (!('A_Expr' in clause)) return true
  const { name, lexpr, rexpr } = clause.A_Expr
  return !(
    stringsOf(name).join() === '=' &&
    lexpr !== undefined &&
    rexpr !== undefined &&
    'A_Const' in lexpr &&
    'A_Const' in rexpr &&
    JSON.stringify({ ...lexpr.A_Const, location: 0 }) === JSON.stringify({ ...rexpr.A_Const, location: 0 })
  )
}

/** The columns of which a condition says that they are null, alone or with others. */
function nullsIn(condition: Node | undefined): readonly string[] {
  if (condition === undefined) return []
  if ('NullTest' in condition) {
    const { arg, nulltesttype } = condition.NullTest
    if (nulltesttype !== 'IS_NULL' || arg === undefined || !('ColumnRef' in arg)) return []
    return stringsOf(arg.ColumnRef.fields).slice(-1)
  }
  if ('BoolExpr' in condition && condition.BoolExpr.boolop === 'AND_EXPR')
    return (condition.BoolExpr.args ?? []).flatMap(nullsIn)
  return []
}
