import { parseRenames } from '../../src/renames/request.ts'
import { parsePath } from '../../src/sql/object-path.ts'

/** What renames make of the names that tables and columns have before. */
export interface NamesAfter {
  /** Both as their names in the catalog, without quotes: `['public', 'customer']`. */
  table(path: readonly string[]): readonly string[]
  column(path: readonly string[], column: string): string
}

export function namesAfter(renames: readonly string[]): NamesAfter {
  const { requests } = parseRenames(renames)
  const of = (word: string) => requests.filter((request) => request.word === word)
  return {
    table(path) {
      const found = of('table').find(({ from }) => isSame(inPublic(from), path))
      const [namespace = '', name = ''] = found === undefined ? path : inPublic(found.to)
      const moved = of('schema').find(({ from }) => from[0] === namespace)
      return [moved?.to[0] ?? namespace, name]
    },
    column(path, column) {
      const found = of('column').find(({ from }) => isSame(inPublic(from.slice(0, -1)), path) && from.at(-1) === column)
      return found?.to.at(-1) ?? column
    },
  }
}

/** The names in a table's own spelling, `public."Order"`. */
export const pathOf = (table: string): readonly string[] => inPublic(parsePath(table) ?? [table])

const inPublic = (path: readonly string[]): readonly string[] => (path.length === 1 ? ['public', ...path] : path)

const isSame = (one: readonly string[], other: readonly string[]): boolean => one.join('\0') === other.join('\0')
