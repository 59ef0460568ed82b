import type { Node } from 'libpg-query'

import { NotPlain, nameIn, type Tokens, takeNames } from './plain-tokens.ts'
import { takeType } from './plain-type.ts'

/**
 * An expression, as far as its facts go: columns, functions, and what is joined by AND, OR and NOT are nodes as the parser has
 * them; operands of an operator are a list.
 */
export function takeExpression(tokens: Tokens): Node {
  const args: [Node, ...Node[]] = [takeConjunction(tokens)]
  while (tokens.takes('OR')) args.push(takeConjunction(tokens))
  return joined('OR_EXPR', args)
}

function takeConjunction(tokens: Tokens): Node {
  const args: [Node, ...Node[]] = [takeCondition(tokens)]
  while (tokens.takes('AND')) args.push(takeCondition(tokens))
  return joined('AND_EXPR', args)
}

function takeCondition(tokens: Tokens): Node {
  if (tokens.takes('NOT')) return { BoolExpr: { boolop: 'NOT_EXPR', args: [takeCondition(tokens)] } }
  const arg = takeComparison(tokens)
  if (!tokens.takes('IS')) return arg
  const nulltesttype = tokens.takes('NOT') ? 'IS_NOT_NULL' : 'IS_NULL'
  tokens.needs('NULL')
  return { NullTest: { arg, nulltesttype } }
}

const joined = (boolop: 'AND_EXPR' | 'OR_EXPR', args: readonly [Node, ...Node[]]): Node =>
  args.length === 1 ? args[0] : { BoolExpr: { boolop, args: [...args] } }

const comparisons = ['<', '>', '<=', '>=', '<>', '=']

function takeComparison(tokens: Tokens): Node {
  const left = takeSum(tokens)
  if (!comparisons.includes(tokens.peek())) return left
  tokens.take()
  return listOf([left, tokens.takes('ANY') ? takeInParentheses(tokens) : takeSum(tokens)])
}

function takeSum(tokens: Tokens): Node {
  const operands: [Node, ...Node[]] = [takeOperand(tokens)]
  while (['+', '-', '*', '/'].includes(tokens.peek())) {
    tokens.take()
    operands.push(takeOperand(tokens))
  }
  return operands.length === 1 ? operands[0] : listOf(operands)
}

const listOf = (items: readonly Node[]): Node => ({ List: { items: [...items] } })

function takeOperand(tokens: Tokens): Node {
  let operand = takeValue(tokens)
  while (tokens.takes('::')) operand = { TypeCast: { arg: operand, typeName: takeType(tokens) } }
  return operand
}

function takeInParentheses(tokens: Tokens): Node {
  tokens.needs('(')
  const inner = takeExpression(tokens)
  tokens.needs(')')
  return inner
}

const constant: Node = { A_Const: {} }

/** Words that stand for a value; the parser has no function for them. */
const values: ReadonlySet<string> = new Set(['true', 'false', 'CURRENT_TIMESTAMP', 'CURRENT_DATE', 'LOCALTIMESTAMP'])

function takeValue(tokens: Tokens): Node {
  const next = tokens.peek()
  if (next === '(') return takeInParentheses(tokens)
  if (/^['\d]/.test(next) || values.has(next)) {
    tokens.take()
    return constant
  }
  if (tokens.takes('-')) return takeNumber(tokens)
  if (tokens.takes('ARRAY', '[')) return takeElements(tokens)
  if (nameIn(next) === null) throw new NotPlain(next)
  return takeNamed(tokens)
}

function takeNumber(tokens: Tokens): Node {
  if (!/^\d/.test(tokens.take())) throw new NotPlain('a number')
  return constant
}

function takeElements(tokens: Tokens): Node {
  const items = [takeExpression(tokens)]
  while (tokens.takes(',')) items.push(takeExpression(tokens))
  tokens.needs(']')
  return listOf(items)
}

/** A column, or the call of a function. */
function takeNamed(tokens: Tokens): Node {
  const strings = takeNames(tokens).map((sval): Node => ({ String: { sval } }))
  if (!tokens.takes('(')) return { ColumnRef: { fields: strings } }
  const args: Node[] = []
  while (!tokens.takes(')')) {
    if (args.length > 0) tokens.needs(',')
    args.push(takeExpression(tokens))
  }
  return { FuncCall: { funcname: strings, args } }
}
