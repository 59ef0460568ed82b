import { own } from '../actions/names.ts'
import { loadParser, type ParsedStatement } from '../actions/parser.ts'
import {
  columnKey,
  commentKey,
  constraintKey,
  domainKey,
  enumKey,
  extensionKey,
  indexKey,
  materializedViewKey,
  namespaceKey,
  sequenceKey,
  statisticsKey,
  tableKey,
  viewKey,
} from '../kinds/keys.ts'
import type { Key } from '../model/key.ts'
import type { RelationName } from '../model/relation.ts'
import { defaultPrivilegeKeys, grantKeys } from './made-grants.ts'
import { nameOfConstraint, nameOfIndex } from './made-names.ts'
import { add, addAgain, dropWithin, isForeign, madeObjects, move, moveIndexes, tearStanding } from './made-objects.ts'
import { parameterKeys, toldAtCreation, toldBy } from './made-options.ts'
import { attachedKey, routineKey, securityKey } from './made-routines.ts'
import type { Tree } from './statement-tree.ts'
import { commentedKey, keysByObject, removedKey, renamedKeys } from './tree-keys.ts'
import { type Following, listed, ranged, strings } from './tree-names.ts'

/**
 * The objects that a history has made and not dropped again, as the statements of its revisions say. What is not among them
 * was made by somebody else and is never dropped. Text that is not SQL, such as a sentence in a hand-written revision, is
 * passed over. Loads PostgreSQL's own parser.
 */
export async function madeBy(
  revisions: readonly (readonly string[])[],
  { defaultNamespace, unasked = new Set() }: MadeOptions,
): Promise<ReadonlySet<Key>> {
  const parse = await loadParser()
  const following = { ...madeObjects(), defaultNamespace, takesOver: true }
  for (const statements of revisions) {
    following.torn.clear()
    for (const sql of statements) {
      const parsed = parse(sql)
      if ('statements' in parsed) followAll(parsed.statements, { ...following, takesOver: !unasked.has(sql) })
    }
  }
  return following.made
}

interface MadeOptions {
  readonly defaultNamespace: string
  /** Renames that nobody has asked for. */
  readonly unasked?: ReadonlySet<string>
}

function followAll(statements: readonly ParsedStatement[], following: Following): void {
  for (const { node } of statements) {
    const [[type, inner] = ['', {}]] = Object.entries(node)
    followers[type]?.(inner as Tree, following)
  }
}

/** What each type of statement means for what a history has made. */
const followers: Readonly<Record<string, (node: Tree, following: Following) => void>> = {
  CreateSchemaStmt: (node, following) => add(namespaceKey(node.schemaname as string), following),
  CreateExtensionStmt: (node, following) => add(extensionKey(node.extname as string), following),
  CreateEnumStmt: (node, following) => make(enumKey, listed(node.typeName, following), following),
  CreateSeqStmt: (node, following) => {
    if (!isOwned(node)) make(sequenceKey, ranged(node.sequence, following), following)
  },
  AlterSeqStmt: (node, following) => {
    const { namespace, name } = ranged(node.sequence, following)
    if (isOwned(node)) following.made.delete(sequenceKey(namespace, name))
  },
  ViewStmt: (node, following) => make(viewKey, ranged(node.view, following), following),
  CreateTableAsStmt: (node, following) =>
    make(materializedViewKey, ranged((node.into as Tree).rel, following), following),
  IndexStmt: followIndex,
  CreateStmt: followTable,
  AlterTableStmt: followAlterTable,
  RenameStmt: followRename,
  AlterObjectSchemaStmt: followMove,
  DropStmt: followDrop,
  CommentStmt: followComment,
  CreateDomainStmt: (node, following) => make(domainKey, listed(node.domainname, following), following),
  CreateFunctionStmt: (node, following) => add(routineKey(node.funcname, node.parameters, following), following),
  CreateTrigStmt: (node, following) =>
    add(attachedKey('trigger', node.trigname, ranged(node.relation, following)), following),
  GrantStmt: (node, following) => followGrant(grantKeys(node, following), following),
  AlterDefaultPrivilegesStmt: (node, following) => followGrant(defaultPrivilegeKeys(node), following),
  RuleStmt: (node, following) => add(attachedKey('rule', node.rulename, ranged(node.relation, following)), following),
  CreateStatsStmt: followStatistics,
  CreatePolicyStmt: (node, following) =>
    add(attachedKey('policy', node.policy_name, ranged(node.table, following)), following),
}

/** What belongs to a column is there for whoever has made it so, and no entity could say that it is. */
const isOwned = ({ options }: Tree): boolean =>
  ((options ?? []) as readonly Tree[])
    .map(({ DefElem }) => DefElem as Tree)
    .some(({ defname, arg }) => defname === 'owned_by' && strings(arg).length > 1)

const make = (
  keyOf: (namespace: string | null, name: string) => Key,
  { namespace, name }: RelationName,
  following: Following,
): void => add(keyOf(namespace, name), following)

/** Whoever says IF EXISTS does not know whether there is anything, let alone of whom. */
function remove(key: Key, { made, foreign }: Following, { missing_ok: isUnsure }: Tree): void {
  if (!made.delete(key) && isUnsure !== true) foreign.add(key)
}

function followIndex(node: Tree, following: Following): void {
  const { namespace, name } = ranged(node.relation, following)
  const own = nameOfIndex(node, { namespace, name }, following)
  const key = indexKey(namespace, own)
  const view = materializedViewKey(namespace, name)
  const isOnView = following.made.has(view) || following.foreign.has(view)
  if (node.if_not_exists !== true) tearStanding(key, following)
  following.tables.set(key, isOnView ? view : tableKey(namespace, name))
  add(key, following)
  for (const each of parameterKeys(node.options, { namespace, name: own })) addAgain(each, following)
}

/** Called by a name of its own, in a namespace of its own, like an index. */
function followStatistics(node: Tree, following: Following): void {
  const [relation] = (node.relations ?? []) as readonly { readonly RangeVar?: Tree }[]
  if (relation?.RangeVar === undefined || node.defnames === undefined) return
  const { namespace, name } = listed(node.defnames, following)
  const table = ranged(relation.RangeVar, following)
  following.tables.set(statisticsKey(namespace, name), tableKey(table.namespace, table.name))
  add(statisticsKey(namespace, name), following)
}

function followTable(node: Tree, following: Following): void {
  const table = ranged(node.relation, following)
  add(tableKey(table.namespace, table.name), following)
  for (const key of toldAtCreation(node, following)) add(key, following)
  for (const element of (node.tableElts ?? []) as readonly Tree[]) followElement(element, table, following)
}

function followElement(element: Tree, table: RelationName, following: Following): void {
  const column = element.ColumnDef as Tree | undefined
  if (column) add(columnKey(table.namespace, table.name, column.colname as string), following)
  const constraints = [element, ...((column?.constraints ?? []) as readonly Tree[])]
  for (const { Constraint: constraint } of constraints) {
    if (constraint === undefined) continue
    const name = nameOfConstraint({ constraint: constraint as Tree, column }, table, following)
    if (name === null) continue
    const key = constraintKey(table.namespace, table.name, name)
    tearStanding(key, following)
    add(key, following)
  }
}

function followAlterTable(node: Tree, following: Following): void {
  const table = ranged(node.relation, following)
  for (const { AlterTableCmd: command } of node.cmds as readonly { AlterTableCmd: Tree }[]) {
    const { subtype, name, def } = command
    if (subtype === 'AT_AddColumn' || subtype === 'AT_AddConstraint') followElement(def as Tree, table, following)
    const dropped = { AT_DropColumn: columnKey, AT_DropConstraint: constraintKey }[subtype as string]
    if (subtype === 'AT_EnableRowSecurity' || subtype === 'AT_ForceRowSecurity') add(securityKey(table), following)
    if (subtype === 'AT_DisableRowSecurity') following.made.delete(securityKey(table))
    const { made, gone } = toldBy(command, table)
    for (const key of gone) following.made.delete(key)
    for (const key of made) addAgain(key, following)
    if (dropped) drop(dropped(table.namespace, table.name, name as string), command, following)
  }
}

function followRename(node: Tree, following: Following): void {
  const pair = renamedKeys(node, following)
  if (pair === null) return
  move(following, pair.from, pair.to)
  // Who gives an object its name has taken it over, whoever made it.
  if (following.takesOver && node.renameType !== 'OBJECT_SCHEMA') add(pair.to, following)
}

/** A table or a type goes to another namespace. */
function followMove(node: Tree, following: Following): void {
  const keyOf = keysByObject[node.objectType as string]
  if (!keyOf) return
  const { namespace, name } = node.relation ? ranged(node.relation, following) : listed(node.object, following)
  const moved = own(node.newschema as string, following)
  const [from, to] = [keyOf(namespace, name), keyOf(moved, name)]
  move(following, from, to)
  if (node.objectType === 'OBJECT_TABLE') moveIndexes(following, to, moved)
}

function followDrop(node: Tree, following: Following): void {
  const objects = node.objects as readonly unknown[]
  for (const object of objects) {
    const key = removedKey(node.removeType as string, object, following)
    if (key !== null) drop(key, node, following)
  }
}

function drop(key: Key, node: Tree, following: Following): void {
  remove(key, following, node)
  dropWithin(following, key)
}

function followGrant({ made, gone }: ReturnType<typeof grantKeys>, following: Following): void {
  for (const key of gone) following.made.delete(key)
  for (const key of made) addAgain(key, following)
}

function followComment(node: Tree, following: Following): void {
  const target = commentedKey(node, following)
  if (target === null) return
  if (node.comment === undefined) following.made.delete(commentKey(target))
  else if (!isForeign(target, following)) addAgain(commentKey(target), following)
}
