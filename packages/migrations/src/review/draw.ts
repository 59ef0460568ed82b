import {
  isSameTable,
  type Outline,
  type OutlinedColumn,
  type OutlinedTable,
  type ReferringKey,
  type TableName,
} from '../model/outline.ts'
import { displayName } from '../sql/quote.ts'
import { shortType } from '../sql/type-name.ts'
import type { Drawing, DrawnColumn, DrawnRelation, DrawnTable, Mark } from './drawing.ts'

/** All of one schema. */
export const drawingOf = (outline: Outline): Drawing => differenceDrawing(outline, outline)

/** Two schemas in one picture: what only the second has is new, what only the first has is removed. */
export function differenceDrawing(before: Outline, after: Outline): Drawing {
  const pairs = paired(before.tables, after.tables)
  const names = new Map(pairs.map((pair) => [pair, nameIn(pair, after)]))
  return {
    tables: pairs.map((pair) => drawnTable(pair, names.get(pair) ?? '')),
    relations: pairs.flatMap((pair) => relationsOf(pair, names)),
  }
}

interface Pair<T> {
  readonly before: T | null
  readonly after: T | null
}

/** What is the same thing on both sides, in the order of the second, then what only the first has. */
function paired<T extends { readonly identity: string }>(
  before: readonly T[],
  after: readonly T[],
): readonly Pair<T>[] {
  const [was, becomes] = [before, after].map((side) => new Map(side.map((each) => [each.identity, each])))
  return [
    ...after.map((each) => ({ before: was?.get(each.identity) ?? null, after: each })),
    ...before.flatMap((each) => (becomes?.has(each.identity) ? [] : [{ before: each, after: null }])),
  ]
}

/** A table that goes may leave its name to another one; both are drawn. */
function nameIn({ before, after }: Pair<OutlinedTable>, { tables }: Outline): string {
  if (after !== null) return shown(after)
  if (before === null) return ''
  return tables.some((table) => isSameTable(table, before)) ? `${shown(before)} (before)` : shown(before)
}

/** In a picture capital letters need no quotes; only what could be taken for several names does. */
const shown = ({ namespace, name }: TableName): string =>
  [...(namespace === null ? [] : [namespace]), name]
    .map((part) => (/^[\p{L}_][\p{L}\d_$]*$/u.test(part) ? part : displayName(part)))
    .join('.')

function drawnTable({ before, after }: Pair<OutlinedTable>, name: string): DrawnTable {
  const columns = paired(before?.columns ?? [], after?.columns ?? []).map((pair) =>
    drawnColumn(pair, { before, after }),
  )
  const note = before !== null && after !== null && !isSameTable(before, after) ? `was ${shown(before)}` : null
  const isTouched = note !== null || columns.some(({ mark }) => mark !== 'same') || keysDiffer(before, after)
  return { name, mark: markOf({ before, after }, isTouched), note, columns, omitted: 0 }
}

function markOf({ before, after }: Pair<unknown>, isTouched: boolean): Mark {
  if (before === null) return 'new'
  if (after === null) return 'removed'
  return isTouched ? 'changed' : 'same'
}

const keysDiffer = (before: OutlinedTable | null, after: OutlinedTable | null): boolean => {
  const signatures = (table: OutlinedTable | null) =>
    table?.keys.map(({ type, name, columns }) => JSON.stringify([type, name, columns])).sort() ?? []
  return signatures(before).join() !== signatures(after).join()
}

function drawnColumn({ before, after }: Pair<OutlinedColumn>, tables: Pair<OutlinedTable>): DrawnColumn {
  const [shownColumn, table] = after === null ? [before, tables.before] : [after, tables.after]
  const { name = '', type = '', nullable = true } = shownColumn ?? {}
  const note = before !== null && after !== null ? changesOf(before, after) : null
  return {
    name,
    type: shortType(type),
    nullable,
    keys: table === null ? [] : keyMarks(table, name),
    mark: markOf({ before, after }, note !== null),
    note,
  }
}

function changesOf(before: OutlinedColumn, after: OutlinedColumn): string | null {
  const changes = [
    ...(before.name === after.name ? [] : [before.name]),
    ...(before.type === after.type ? [] : [shortType(before.type)]),
    ...(before.nullable === after.nullable ? [] : [before.nullable ? 'nullable' : 'not null']),
  ]
  return changes.length === 0 ? null : `was ${changes.join(', ')}`
}

function keyMarks({ keys }: OutlinedTable, column: string): DrawnColumn['keys'] {
  const holds = (type: string) => keys.some((key) => key.type === type && key.columns.includes(column))
  const isAloneUnique = keys.some(({ type, columns }) => type === 'unique' && columns.join() === column)
  return [
    ...(holds('primary key') ? (['PK'] as const) : []),
    ...(holds('foreign key') ? (['FK'] as const) : []),
    ...(isAloneUnique ? (['UK'] as const) : []),
  ]
}

type Names = ReadonlyMap<Pair<OutlinedTable>, string>

/** What a table refers to, each end by the name under which it is drawn. */
function relationsOf(pair: Pair<OutlinedTable>, names: Names): readonly DrawnRelation[] {
  const was = referencesOf(pair, 'before', names)
  const becomes = referencesOf(pair, 'after', names)
  const isIn = (relations: readonly DrawnRelation[], relation: DrawnRelation) =>
    relations.some((other) => signature(other) === signature(relation))
  return [
    ...becomes.map((relation) => ({ ...relation, mark: isIn(was, relation) ? ('same' as const) : ('new' as const) })),
    ...was.flatMap((relation) => (isIn(becomes, relation) ? [] : [{ ...relation, mark: 'removed' as const }])),
  ]
}

function referencesOf(pair: Pair<OutlinedTable>, side: 'before' | 'after', names: Names): readonly DrawnRelation[] {
  const table = pair[side]
  if (table === null) return []
  return table.keys
    .filter((key): key is ReferringKey => key.type === 'foreign key')
    .flatMap((key) => {
      const target = [...names].find(([other]) => other[side] !== null && isSameTable(other[side], key.target))
      if (target === undefined) return []
      return [
        {
          from: names.get(pair) ?? '',
          to: target[1],
          columns: key.columns.map((column) => currentName(pair, side, column)),
          isOptional: table.columns.some(({ name, nullable }) => nullable && key.columns.includes(name)),
          isUnique: table.keys.some((other) => other.type !== 'foreign key' && isCovered(other.columns, key.columns)),
          mark: 'same' as const,
        },
      ]
    })
}

/** Under which name a column of either side is drawn. */
function currentName({ before, after }: Pair<OutlinedTable>, side: 'before' | 'after', column: string): string {
  if (side === 'after') return column
  const identity = before?.columns.find(({ name }) => name === column)?.identity
  return after?.columns.find((other) => other.identity === identity)?.name ?? column
}

const isCovered = (columns: readonly string[], by: readonly string[]): boolean =>
  columns.length > 0 && columns.every((column) => by.includes(column))

const signature = ({ from, to, columns }: DrawnRelation): string => JSON.stringify([from, to, columns])
