import type { Losable } from '../model/loss.ts'
import { type NameWalk, nameFollowers, tableOf } from './name-followers.ts'
import { originalNames, type TableName } from './original-names.ts'
import { type Followers, statementWalker, type Tree } from './statement-tree.ts'

/**
 * What statements, run one after another, drop or empty: tables, columns, namespaces. Called by the names they have before the first
 * statement, so that rows can be counted there; what the statements made themselves is left out.
 * Loads PostgreSQL's own parser, and that only for statements that could take something away.
 */
export async function losablesOf(statements: readonly string[], defaultNamespace: string): Promise<readonly Losable[]> {
  if (!statements.some((sql) => takingWords.test(sql))) return []
  const follow = await statementWalker(followers)
  const walk = { names: originalNames(), defaultNamespace, found: new Map<string, Losable>() }
  for (const sql of statements) {
    if (followedWords.test(sql)) follow(sql, { ...walk, sql })
  }
  return [...walk.found.values()]
}

const takingWords = /\b(drop|truncate|delete|type)\b/i
const followedWords = /\b(drop|truncate|delete|create|rename|schema|add|into|type)\b/i

interface Walk extends NameWalk {
  readonly found: Map<string, Losable>
  /** The text that is being followed. */
  readonly sql: string
}

const followers: Followers<Walk> = {
  ...nameFollowers,
  AlterTableStmt: followAlterTable,
  DropStmt: followDrop,
  TruncateStmt: (node, walk) => {
    for (const relation of node.relations as readonly { RangeVar: Tree }[]) lose(tableOf(relation.RangeVar, walk), walk)
  },
  DeleteStmt: (node, walk) => {
    if (node.whereClause === undefined) lose(tableOf(node.relation, walk), walk)
  },
}

function followAlterTable(node: Tree, walk: Walk): void {
  if (node.objtype !== 'OBJECT_TABLE') return
  const table = tableOf(node.relation, walk)
  const commands = (node.cmds ?? []) as readonly { AlterTableCmd: Tree }[]
  for (const { AlterTableCmd: command } of commands) {
    if (command.subtype === 'AT_AlterColumnType' && commands.length === 1) retypeColumn(table, command, walk)
    if (command.subtype === 'AT_DropColumn') loseColumn(table, command.name as string, walk)
    if (command.subtype !== 'AT_AddColumn') continue
    const { colname } = (command.def as { ColumnDef: Tree }).ColumnDef
    walk.names.createColumn(table, colname as string)
  }
}

/** The parser tells where the type and the expression begin, and not where they end: that is clear where nothing comes after them. */
function retypeColumn(table: TableName, command: Tree, walk: Walk): void {
  const original = walk.names.ofColumn(table, command.name as string)
  const { typeName, raw_default: using } = (command.def as { ColumnDef: Tree }).ColumnDef
  const text = /^(.*?);?\s*$/s.exec(walk.sql)?.[1] ?? ''
  const start = (typeName as { location?: number }).location
  if (original === null || start === undefined) return
  const [, type = '', expression = null] =
    /^(.*?)(?:\s+collate\s+\S+)?(?:\s+using\s+(.*))?$/is.exec(text.slice(start)) ?? []
  if (using !== undefined && expression === null) return
  add({ what: 'retype', ...original, type, using: expression }, walk)
}

function followDrop(node: Tree, walk: Walk): void {
  for (const object of node.objects as readonly Tree[]) {
    const names = stringsOf(object)
    const name = names.at(-1) ?? ''
    if (node.removeType === 'OBJECT_SCHEMA' && node.behavior === 'DROP_CASCADE') loseNamespace(name, walk)
    if (node.removeType === 'OBJECT_TABLE') {
      const table = { namespace: names.at(-2) ?? walk.defaultNamespace, name }
      lose(table, walk)
      walk.names.create(table)
    }
  }
}

const stringsOf = (object: Tree): readonly string[] => {
  const items = (object.List as { items: readonly Tree[] } | undefined)?.items ?? [object]
  return items.flatMap((item) => (item.String as { sval: string } | undefined)?.sval ?? [])
}

const add = (losable: Losable, { found }: Walk): void => {
  found.set(JSON.stringify(losable), losable)
}

function lose(table: TableName, walk: Walk): void {
  const original = walk.names.of(table)
  if (original !== null) add({ what: 'rows', ...original }, walk)
}

function loseColumn(table: TableName, column: string, walk: Walk): void {
  const original = walk.names.ofColumn(table, column)
  if (original !== null) add({ what: 'values', ...original }, walk)
}

function loseNamespace(name: string, walk: Walk): void {
  const namespace = walk.names.ofNamespace(name)
  if (namespace !== null) add({ what: 'all-rows', namespace }, walk)
}
