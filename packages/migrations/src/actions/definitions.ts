import type { ColumnDef, Constraint, Node } from 'libpg-query'

import type { ColumnDefinition, ConstraintDefinition } from '../model/definition.ts'
import { factsOf } from './expressions.ts'
import { isSerial, type Naming, relationOf, stringsOf, typeOf } from './names.ts'

const constraintTypes: Readonly<Record<string, ConstraintDefinition['type']>> = {
  CONSTR_PRIMARY: 'primary key',
  CONSTR_UNIQUE: 'unique',
  CONSTR_CHECK: 'check',
  CONSTR_EXCLUSION: 'exclusion',
  CONSTR_FOREIGN: 'foreign key',
  CONSTR_NOTNULL: 'not null',
}

export const constraintType = (type: string | undefined): ConstraintDefinition['type'] | null =>
  constraintTypes[type ?? ''] ?? null

/** The constraints among the parts of a definition; what else the grammar calls so, such as DEFAULT, is none. */
export const constraintOf = (constraint: Constraint, naming: Naming): ConstraintDefinition | null => {
  const type = constraintType(constraint.contype)
  if (type === null) return null
  const { conname, keys, fk_attrs, pktable, skip_validation, is_enforced, indexname } = constraint
  return {
    type,
    name: conname ?? null,
    columns: stringsOf(keys ?? fk_attrs),
    references: pktable === undefined ? null : relationOf(pktable, naming),
    isValid: skip_validation !== true,
    // Said only of those that can be otherwise.
    isEnforced: is_enforced === true || (type !== 'check' && type !== 'foreign key'),
    usingIndex: indexname ?? null,
    expression: factsOf(constraint.raw_expr),
  }
}

export function columnOf(column: ColumnDef, naming: Naming): ColumnDefinition {
  const name = column.colname ?? ''
  const parts = (column.constraints ?? []).flatMap(constraintIn)
  const has = (type: string): Constraint | undefined => parts.find(({ contype }) => contype === type)
  const constraints = parts.flatMap((part) => constraintOf(part, naming) ?? [])
  const generated = has('CONSTR_GENERATED')
  const isKey = constraints.some(({ type }) => type === 'primary key')
  return {
    name,
    type: typeOf(column.typeName, naming),
    isSerial: isSerial(column.typeName),
    notNull:
      has('CONSTR_NOTNULL') !== undefined || isKey || isSerial(column.typeName) || has('CONSTR_IDENTITY') !== undefined,
    default: isNull(has('CONSTR_DEFAULT')?.raw_expr) ? null : factsOf(has('CONSTR_DEFAULT')?.raw_expr),
    identity: has('CONSTR_IDENTITY') !== undefined,
    generated: generated === undefined ? null : generated.generated_kind === 'v' ? 'virtual' : 'stored',
    constraints: constraints
      .filter(({ type }) => type !== 'not null')
      .map((constraint) => ({ ...constraint, columns: [name] })),
  }
}

const isNull = (expression: Node | undefined): boolean =>
  expression !== undefined && 'A_Const' in expression && expression.A_Const.isnull === true

export const constraintIn = (node: Node): readonly Constraint[] => ('Constraint' in node ? [node.Constraint] : [])
