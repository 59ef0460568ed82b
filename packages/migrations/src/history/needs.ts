import { type NameWalk, nameFollowers, tableOf } from './name-followers.ts'
import { originalNames, type TableName } from './original-names.ts'
import { type Followers, statementWalker, type Tree } from './statement-tree.ts'

/** A column, as it is called before anything runs, that statements demand of rows and give none of them a value for. */
export interface Need extends TableName {
  readonly column: string
  /** False for one that the statements add: then it is every row that lacks a value. */
  readonly isThere: boolean
}

/**
 * What statements, run one after another, demand of rows that are there: columns that come without a value, or become NOT NULL. A
 * table that something is written to is left out from there on, and all of them where nobody knows what a statement does.
 */
export async function needsOf(statements: readonly string[], defaultNamespace: string): Promise<readonly Need[]> {
  if (!statements.some((sql) => /\bnot\s+null\b/i.test(sql))) return []
  const follow = await statementWalker(followers)
  const walk: Walk = {
    names: originalNames(),
    defaultNamespace,
    fresh: new Set(),
    written: new Set(),
    found: new Map(),
    isLost: false,
  }
  for (const sql of statements) follow(sql, walk)
  return [...walk.found.values()]
}

interface Walk extends NameWalk {
  /** The columns that have been added without a value. */
  readonly fresh: Set<string>
  readonly written: Set<string>
  readonly found: Map<string, Need>
  /** Something has run of which nobody knows what it does. */
  isLost: boolean
}

const lose = (_node: Tree, walk: Walk): void => {
  walk.isLost = true
}

const write = (node: Tree, walk: Walk): void => {
  if (node.withClause !== undefined) walk.isLost = true
  walk.written.add(keyOf(tableOf(node.relation, walk)))
}

const followers: Followers<Walk> = {
  ...nameFollowers,
  AlterTableStmt: (node, walk) => {
    if (node.objtype === 'OBJECT_TABLE') followAlterTable(node, walk)
  },
  TruncateStmt: (node, walk) => {
    for (const { RangeVar } of node.relations as readonly { RangeVar: Tree }[])
      walk.written.add(keyOf(tableOf(RangeVar, walk)))
  },
  InsertStmt: write,
  UpdateStmt: write,
  DeleteStmt: write,
  MergeStmt: write,
  DoStmt: lose,
  CallStmt: lose,
  SelectStmt: lose,
  ExecuteStmt: lose,
  CopyStmt: lose,
}

const keyOf = (name: TableName, column = ''): string => JSON.stringify([name.namespace, name.name, column])

function followAlterTable(node: Tree, walk: Walk): void {
  const table = tableOf(node.relation, walk)
  for (const { AlterTableCmd: command } of (node.cmds ?? []) as readonly { AlterTableCmd: Tree }[]) {
    if (command.subtype === 'AT_SetNotNull') demand(table, command.name as string, walk)
    if (command.subtype !== 'AT_AddColumn') continue
    const { ColumnDef: definition } = command.def as { ColumnDef: Tree }
    const name = definition.colname as string
    if (!isFilled(definition)) walk.fresh.add(keyOf(table, name))
    walk.names.createColumn(table, name)
    if (isDemanding(definition)) demand(table, name, walk)
  }
}

const constraintsIn = ({ constraints = [] }: Tree): readonly string[] =>
  (constraints as readonly { Constraint: { contype: string } }[]).map(({ Constraint: { contype } }) => contype)

const isDemanding = (definition: Tree): boolean =>
  constraintsIn(definition).some((type) => type === 'CONSTR_NOTNULL' || type === 'CONSTR_PRIMARY')

const filling = new Set(['CONSTR_DEFAULT', 'CONSTR_IDENTITY', 'CONSTR_GENERATED'])

function isFilled(definition: Tree): boolean {
  const { names = [] } = (definition.typeName ?? {}) as { names?: readonly { String?: { sval: string } }[] }
  return (
    /^(small|big)?serial\d?$/.test(names.at(-1)?.String?.sval ?? '') ||
    constraintsIn(definition).some((type) => filling.has(type))
  )
}

function demand(table: TableName, column: string, { names, fresh, written, found, isLost }: Walk): void {
  const original = names.of(table)
  if (isLost || original === null || written.has(keyOf(table))) return
  const isFresh = fresh.has(keyOf(table, column))
  const there = isFresh ? { ...original, column } : names.ofColumn(table, column)
  if (there !== null) found.set(keyOf(original, there.column), { ...there, isThere: !isFresh })
}
