import type { Node, RangeVar } from 'libpg-query'

import type { Action } from '../model/action.ts'
import type { RelationName } from '../model/relation.ts'
import { parsePath } from '../sql/object-path.ts'

/** What names without a namespace mean while statements are followed that set a search path or make temporary tables. */
export interface SearchPath {
  /** Takes note of what a statement does to the path, and to what comes before it. */
  follow(node: Node, sql: string): void
  /** The action once for each object that it may be about, called in full; a temporary one is nobody's. */
  placed(action: Action): readonly Action[]
  /** Each revision begins with the path of the run. */
  startOver(): void
}

export function searchPath(defaultNamespace: string): SearchPath {
  let namespaces: readonly string[] = [defaultNamespace]
  const temporary = new Set<string>()
  const placesOf = ({ namespace, name }: RelationName): readonly RelationName[] => {
    if (namespace !== null) return [{ namespace, name }]
    return temporary.has(name) ? [] : namespaces.map((each) => ({ namespace: each, name }))
  }
  return {
    follow(node, sql) {
      namespaces = pathAfter(node, sql, defaultNamespace) ?? namespaces
      const made = temporaryTable(node)
      if (made !== null) temporary.add(made)
    },
    placed(action) {
      if (action.does === 'create-table' || action.does === 'create-table-as')
        return placesOf(action.table)
          .slice(0, 1)
          .map((table) => ({ ...action, table }))
      if (action.does === 'rename' || action.does === 'drop' || action.does === 'move') {
        const places = placesOf(action.name)
        if (places.length === 0) followTemporary(temporary, action)
        return places.map((name) => ({ ...action, name }))
      }
      if (!('table' in action) || action.table === null) return [action]
      return placesOf(action.table).map((table) => ({ ...action, table }) as Action)
    },
    startOver() {
      namespaces = [defaultNamespace]
      temporary.clear()
    },
  }
}

function followTemporary(temporary: Set<string>, action: Extract<Action, { does: 'rename' | 'drop' | 'move' }>): void {
  const isTable = 'sort' in action && action.sort === 'table'
  if (!isTable || action.does === 'move') return
  temporary.delete(action.name.name)
  if (action.does === 'rename') temporary.add(action.to)
}

/** The namespaces of a path that is set in literal words; null where the statement sets none, or not in such words. */
function pathAfter(node: Node, sql: string, defaultNamespace: string): readonly string[] | null {
  if ('SelectStmt' in node) {
    const [, path] = /\bset_config\s*\(\s*'search_path'\s*,\s*'([^']*)'/i.exec(sql) ?? []
    return path === undefined ? null : path.split(',').flatMap((part) => parsePath(part.trim())?.slice(-1) ?? [])
  }
  if (!('VariableSetStmt' in node)) return null
  const { kind, name, args = [] } = node.VariableSetStmt
  if (kind === 'VAR_RESET_ALL') return [defaultNamespace]
  if (name !== 'search_path') return null
  if (kind !== 'VAR_SET_VALUE') return [defaultNamespace]
  return args.flatMap((each) => ('A_Const' in each ? (each.A_Const.sval?.sval ?? []) : []))
}

/** The name of a temporary table that a statement makes: it comes before every other of that name. */
function temporaryTable(node: Node): string | null {
  const relation = madeBy(node)
  return relation?.relpersistence === 't' ? (relation.relname ?? null) : null
}

function madeBy(node: Node): RangeVar | undefined {
  if ('CreateStmt' in node) return node.CreateStmt.relation
  if ('CreateTableAsStmt' in node) return node.CreateTableAsStmt.into?.rel
  return 'SelectStmt' in node ? node.SelectStmt.intoClause?.rel : undefined
}
