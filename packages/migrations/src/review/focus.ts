import type { Drawing, DrawnRelation, DrawnTable } from './drawing.ts'

/** A table this small is drawn whole. */
const smallTable = 12

/** The part of a drawing that changes, with whatever new and lost relations lead to; large tables without their plain columns. */
export function changedPart({ tables, relations }: Drawing): Drawing {
  const changing = relations.filter(({ mark }) => mark !== 'same')
  const isShown = ({ name, mark }: DrawnTable): boolean => mark !== 'same' || isEndOf(changing, name)
  return partWith({ tables: tables.filter(isShown).map(shortened), relations })
}

/** These tables, and what they refer to or are referred to by. */
export function neighbourhood(drawing: Drawing, names: readonly string[]): Drawing {
  const near = drawing.relations.filter(({ from, to }) => names.includes(from) || names.includes(to))
  const isShown = ({ name }: DrawnTable): boolean => names.includes(name) || isEndOf(near, name)
  return partWith({ tables: drawing.tables.filter(isShown), relations: drawing.relations })
}

const isEndOf = (relations: readonly DrawnRelation[], name: string): boolean =>
  relations.some(({ from, to }) => from === name || to === name)

function partWith({ tables, relations }: Drawing): Drawing {
  const names = new Set(tables.map(({ name }) => name))
  return { tables, relations: relations.filter(({ from, to }) => names.has(from) && names.has(to)) }
}

function shortened(table: DrawnTable): DrawnTable {
  if (table.mark !== 'same' && table.columns.length <= smallTable) return table
  const notable = table.columns.filter(({ mark, keys }) => keys.length > 0 || mark !== 'same')
  const columns = notable.slice(0, 2 * smallTable)
  return { ...table, columns, omitted: table.columns.length - columns.length }
}
