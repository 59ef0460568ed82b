import type { ColumnDef, Constraint, Node, RangeVar } from 'libpg-query'

import { takeExpression } from './plain-expression.ts'
import { NotPlain, type Tokens, takeList, takeName, takeNames } from './plain-tokens.ts'
import { takeType } from './plain-type.ts'

export function takeRelation(tokens: Tokens): RangeVar {
  const [relname = '', schemaname, ...others] = takeNames(tokens).toReversed()
  if (others.length > 0) throw new NotPlain('a database')
  return { relname, ...(schemaname === undefined ? {} : { schemaname }), inh: true }
}

/** A column as it stands in CREATE TABLE and after ADD COLUMN. */
export function takeColumn(tokens: Tokens): ColumnDef {
  const [colname, typeName] = [takeName(tokens), takeType(tokens)]
  const constraints: Constraint[] = []
  if (takesIdentity(tokens)) constraints.push({ contype: 'CONSTR_IDENTITY' })
  else if (tokens.takes('DEFAULT')) constraints.push({ contype: 'CONSTR_DEFAULT', raw_expr: takeDefault(tokens) })
  if (tokens.takes('NOT', 'NULL')) constraints.push({ contype: 'CONSTR_NOTNULL' })
  return { colname, typeName, constraints: constraints.map((each): Node => ({ Constraint: each })) }
}

const takesIdentity = (tokens: Tokens): boolean =>
  tokens.takes('GENERATED', 'ALWAYS', 'AS', 'IDENTITY') || tokens.takes('GENERATED', 'BY', 'DEFAULT', 'AS', 'IDENTITY')

/** The grammar has less for a default than for any expression, because NOT NULL may follow. */
function takeDefault(tokens: Tokens): Node {
  const value = takeExpression(tokens)
  if ('BoolExpr' in value || 'NullTest' in value) throw new NotPlain('a condition')
  return value
}

/** `CONSTRAINT "name"`, and what it says. */
export function takeConstraint(tokens: Tokens): Constraint {
  tokens.needs('CONSTRAINT')
  const conname = takeName(tokens)
  const constraint = { conname, ...takeBody(tokens) }
  if (constraint.contype !== 'CONSTR_CHECK' && tokens.takes('DEFERRABLE')) tokens.takes('INITIALLY', 'DEFERRED')
  return tokens.takes('NOT', 'VALID') ? laterValid(constraint) : constraint
}

/** Only what is asked of each row may be believed at first. */
function laterValid(constraint: Constraint): Constraint {
  if (constraint.is_enforced !== true) throw new NotPlain('NOT VALID')
  return { ...constraint, skip_validation: true }
}

function takeBody(tokens: Tokens): Constraint {
  if (tokens.takes('PRIMARY', 'KEY')) return { contype: 'CONSTR_PRIMARY', ...takeKey(tokens) }
  if (tokens.takes('UNIQUE')) {
    tokens.takes('NULLS', 'NOT', 'DISTINCT')
    return { contype: 'CONSTR_UNIQUE', ...takeKey(tokens) }
  }
  if (tokens.takes('FOREIGN', 'KEY')) return takeForeignKey(tokens)
  tokens.needs('CHECK', '(')
  const raw_expr = takeExpression(tokens)
  tokens.needs(')')
  return { contype: 'CONSTR_CHECK', raw_expr, is_enforced: true }
}

function takeKey(tokens: Tokens): Constraint {
  if (tokens.takes('USING', 'INDEX')) return { indexname: takeName(tokens) }
  const keys = takeColumns(tokens)
  if (tokens.takes('INCLUDE')) takeColumns(tokens)
  return { keys }
}

const takeColumns = (tokens: Tokens): Node[] => takeList(tokens, takeName).map((sval): Node => ({ String: { sval } }))

const deeds = [['CASCADE'], ['RESTRICT'], ['SET', 'NULL'], ['SET', 'DEFAULT'], ['NO', 'ACTION']]

function takeForeignKey(tokens: Tokens): Constraint {
  const fk_attrs = takeColumns(tokens)
  tokens.needs('REFERENCES')
  const pktable = takeRelation(tokens)
  const pk_attrs = takeColumns(tokens)
  for (const event of ['UPDATE', 'DELETE']) {
    if (tokens.takes('ON', event) && !deeds.some((words) => tokens.takes(...words))) throw new NotPlain(tokens.peek())
  }
  return { contype: 'CONSTR_FOREIGN', fk_attrs, pktable, pk_attrs, is_enforced: true }
}
