import { UnsupportedError } from '../errors.ts'
import type { Key } from '../model/key.ts'
import type { Lookup, PlanContext } from '../model/kind.ts'
import { type Lock, type Statement, statement } from '../model/statement.ts'
import { asRead } from '../sql/as-read.ts'
import { parenthesised } from '../sql/parenthesised.ts'
import { displayName, displayQualified, quoteName, quoteNames, quoteQualified } from '../sql/quote.ts'
import type { Constraint, ForeignKey, KeyConstraint } from './constraint.ts'
import { indexTakenBy } from './index-takeover.ts'
import { isSucceeded, predecessorOf } from './key-succession.ts'
import { constraintKey, tableKey } from './keys.ts'
import { refuseAcrossPartitions } from './partition-key.ts'
import { freeIndexName } from './taken.ts'

/**
 * Whether a constraint stands in the CREATE TABLE that makes its table. Foreign keys come when every table exists. Of
 * two keys over the same columns, one would silently disappear there.
 */
export function isInline(constraint: Constraint, lookup: Lookup): boolean {
  if (constraint.type === 'check') return constraint.validated
  if (constraint.type !== 'unique') return constraint.type === 'primary key'
  const siblings = lookup.dependents(tableKey(constraint.namespace, constraint.table))
  return !siblings
    .flatMap((key) => lookup.find('constraint', key) ?? [])
    .some((other) => other.name !== constraint.name && 'include' in other && hasColumns(other, constraint.columns))
}

const hasColumns = ({ columns }: KeyConstraint, others: readonly string[]): boolean =>
  columns.length === others.length && columns.every((column, place) => column === others[place])

export const constraintDefinition = (constraint: Constraint): string =>
  `CONSTRAINT ${quoteName(constraint.name)} ${bodyOf(constraint)}`

function bodyOf(constraint: Constraint): string {
  switch (constraint.type) {
    case 'check':
      return `CHECK ${parenthesised(asRead(constraint.expression))}${constraint.noInherit ? ' NO INHERIT' : ''}${validity(constraint)}`
    case 'exclusion':
      return `EXCLUDE ${asRead(constraint.definition)}`
    case 'foreign key':
      return `${foreignKeyBody(constraint)}${deferral(constraint)}${validity(constraint)}`
    case 'primary key':
    case 'unique':
      return `${keyBody(constraint)}${deferral(constraint)}`
  }
}

const validity = ({ validated }: { validated: boolean }): string => (validated ? '' : ' NOT VALID')

const deferral = ({ deferrable, initiallyDeferred }: { deferrable: boolean; initiallyDeferred: boolean }): string =>
  `${deferrable ? ' DEFERRABLE' : ''}${initiallyDeferred ? ' INITIALLY DEFERRED' : ''}`

function keyBody({ type, columns, include, nullsNotDistinct }: KeyConstraint): string {
  const words = type === 'primary key' ? 'PRIMARY KEY' : nullsNotDistinct ? 'UNIQUE NULLS NOT DISTINCT' : 'UNIQUE'
  return `${words} (${quoteNames(columns)})${include.length === 0 ? '' : ` INCLUDE (${quoteNames(include)})`}`
}

function foreignKeyBody({ columns, target, match, onUpdate, onDelete, onDeleteColumns }: ForeignKey): string {
  const limited = onDeleteColumns.length === 0 ? '' : ` (${quoteNames(onDeleteColumns)})`
  return [
    `FOREIGN KEY (${quoteNames(columns)})`,
    `REFERENCES ${quoteQualified(target.namespace, target.table)} (${quoteNames(target.columns)})`,
    ...(match === 'SIMPLE' ? [] : [`MATCH ${match}`]),
    ...(onUpdate === 'NO ACTION' ? [] : [`ON UPDATE ${onUpdate}`]),
    ...(onDelete === 'NO ACTION' ? [] : [`ON DELETE ${onDelete}${limited}`]),
  ].join(' ')
}

export function createConstraint(constraint: Constraint, context: PlanContext): readonly Statement[] {
  const { after, created, inUse, fresh } = context
  const relation = tableKey(constraint.namespace, constraint.table)
  if (created.has(relation) && isInline(constraint, after)) return []
  if ('include' in constraint) refuseAcrossPartitions(constraint, after)
  if (constraint.type === 'foreign key') refuseWithoutKey(constraint, context)
  const index = indexTakenBy(constraint, context)
  if (index !== undefined && 'include' in constraint) return [useIndex(constraint, index.name)]
  // What an earlier revision has made may be in use by then.
  return inUse.has(relation) || fresh.has(relation)
    ? createInUse(constraint, context)
    : [addConstraint(constraint, created.has(relation))]
}

/** What was made for another key cannot be made again where nothing is left that it could stand on. */
function refuseWithoutKey({ namespace, table, name, target }: ForeignKey, { before, after }: PlanContext): void {
  const relation = tableKey(target.namespace, target.table)
  const isMadeAgain = before.has(constraintKey(namespace, table, name)) && after.has(relation)
  if (!isMadeAgain || after.guarantors(relation, target.columns).length > 0) return
  const object = displayQualified(namespace, table, name)
  const columns = target.columns.map(displayName).join(', ')
  throw new UnsupportedError(
    `The foreign key ${object} refers to ${displayQualified(target.namespace, target.table)} (${columns}), which nothing would keep unique any more.`,
    { object, hint: 'Keep a unique constraint over these columns, or let the foreign key go before.' },
  )
}

const addConstraint = (constraint: Constraint, isForNewTable = false): Statement =>
  statement(alterTable(constraint, `ADD ${constraintDefinition(constraint)}`), {
    locks: createLocks(constraint),
    scans: 'validated' in constraint && !constraint.validated ? [] : readBy(constraint, isForNewTable),
  })

const alterTable = ({ namespace, table }: Constraint, action: string): string =>
  `ALTER TABLE ${quoteQualified(namespace, table)} ${action}`

/** A key is made of an index that is built beside the work; the rows for another constraint are looked at when it is there. */
function createInUse(constraint: Constraint, context: PlanContext): readonly Statement[] {
  if ('validated' in constraint) {
    const unvalidated = { ...constraint, validated: false }
    return [addConstraint(unvalidated), ...(constraint.validated ? [validate(constraint)] : [])]
  }
  if (constraint.type === 'exclusion') return [addConstraint(constraint)]
  const relation = tableKey(constraint.namespace, constraint.table)
  const predecessor = predecessorOf(constraint, context)
  const name = predecessor?.name === constraint.name ? freeIndexName(constraint, context) : constraint.name
  return [
    statement(keyIndex({ ...constraint, name }), {
      transactional: false,
      locks: [{ relation, mode: 'SHARE UPDATE EXCLUSIVE' }],
      scans: [relation],
    }),
    useIndex(constraint, name, predecessor),
  ]
}

/** The index gets the name of the constraint; what it takes the place of goes in the same statement. */
function useIndex(constraint: KeyConstraint, index: string, predecessor?: KeyConstraint): Statement {
  const words = constraint.type === 'primary key' ? 'PRIMARY KEY' : 'UNIQUE'
  const name = quoteName(constraint.name)
  const dropped = predecessor === undefined ? '' : `DROP CONSTRAINT ${quoteName(predecessor.name)}, `
  return statement(
    alterTable(
      constraint,
      `${dropped}ADD CONSTRAINT ${name} ${words} USING INDEX ${quoteName(index)}${deferral(constraint)}`,
    ),
    { locks: [{ relation: tableKey(constraint.namespace, constraint.table), mode: 'ACCESS EXCLUSIVE' }] },
  )
}

function keyIndex({ namespace, table, name, columns, include, nullsNotDistinct }: KeyConstraint): string {
  return [
    `CREATE UNIQUE INDEX CONCURRENTLY ${quoteName(name)} ON ${quoteQualified(namespace, table)} (${quoteNames(columns)})`,
    ...(include.length === 0 ? [] : [`INCLUDE (${quoteNames(include)})`]),
    ...(nullsNotDistinct ? ['NULLS NOT DISTINCT'] : []),
  ].join(' ')
}

/** Adding a foreign key keeps writers out of both tables; every other constraint keeps everybody out of its own. */
function createLocks(constraint: Constraint): readonly Lock[] {
  const own = tableKey(constraint.namespace, constraint.table)
  if (constraint.type !== 'foreign key') return [{ relation: own, mode: 'ACCESS EXCLUSIVE' }]
  return relationsOf(constraint).map((relation) => ({ relation, mode: 'SHARE ROW EXCLUSIVE' }))
}

/** The rows of a table with a foreign key are joined to those that they refer to; a table just made has none. */
const readBy = (constraint: Constraint, isForNewTable = false) =>
  constraint.type === 'foreign key' && !isForNewTable
    ? relationsOf(constraint)
    : [tableKey(constraint.namespace, constraint.table)]

const relationsOf = ({ namespace, table, target }: ForeignKey) => [
  ...new Set([tableKey(namespace, table), tableKey(target.namespace, target.table)]),
]

export function dropConstraint(constraint: Constraint, context: PlanContext): readonly Statement[] {
  if (goesWithTable(constraint, (key) => context.dropped.has(key))) return []
  if ('include' in constraint && isSucceeded(constraint, context)) return []
  return [dropAlone(constraint)]
}

export function dropAlone(constraint: Constraint): Statement {
  const relations =
    constraint.type === 'foreign key' ? relationsOf(constraint) : [tableKey(constraint.namespace, constraint.table)]
  const sql = alterTable(constraint, `DROP CONSTRAINT ${quoteName(constraint.name)}`)
  return statement(sql, { locks: relations.map((relation) => ({ relation, mode: 'ACCESS EXCLUSIVE' })) })
}

/** Two tables that refer to each other can only be dropped once their foreign keys are gone. */
function goesWithTable(constraint: Constraint, isDropped: (key: Key) => boolean): boolean {
  const own = tableKey(constraint.namespace, constraint.table)
  if (!isDropped(own)) return false
  if (constraint.type !== 'foreign key') return true
  const target = tableKey(constraint.target.namespace, constraint.target.table)
  return target === own || !isDropped(target)
}

/** A constraint that only lacks its validation is validated, which lets readers and writers go on; nothing else can be altered. */
export function changeConstraint(before: Constraint, after: Constraint): readonly Statement[] | 'replace' {
  if (!('validated' in before) || !('validated' in after) || before.validated || !after.validated) return 'replace'
  if (bodyOf({ ...before, validated: true }) !== bodyOf(after)) return 'replace'
  return [validate(after)]
}

function validate(constraint: Constraint): Statement {
  const relation = tableKey(constraint.namespace, constraint.table)
  const others = constraint.type === 'foreign key' ? relationsOf(constraint).filter((each) => each !== relation) : []
  return statement(alterTable(constraint, `VALIDATE CONSTRAINT ${quoteName(constraint.name)}`), {
    locks: [
      { relation, mode: 'SHARE UPDATE EXCLUSIVE' },
      ...others.map((other) => ({ relation: other, mode: 'ROW SHARE' }) as const),
    ],
    scans: readBy(constraint),
  })
}
