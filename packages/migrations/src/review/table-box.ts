import { visibleText } from '../sql/visible-text.ts'
import { type DrawnColumn, type DrawnTable, isTold, type Mark } from './drawing.ts'
import { cut, widthOf } from './text-width.ts'

export const rowHeight = 20
export const padding = 8
const gap = 12
const longest = { name: 40, type: 30, note: 44 }

/** A table with the texts that fit into it, and its size. */
export interface TableBox {
  readonly table: DrawnTable
  readonly title: string
  /** A sign before it and a word after it, for whoever sees no colours. */
  readonly note: string
  readonly rows: readonly Row[]
  readonly width: number
  readonly height: number
  /** Where the types begin. */
  readonly typeAt: number
}

export interface Row {
  readonly mark: Mark
  readonly sign: string
  readonly name: string
  readonly type: string
  readonly keys: string
  readonly note: string
  /** The texts uncut. */
  readonly full: string
}

export const signs: Readonly<Record<Mark, string>> = { same: ' ', new: '+', changed: '~', removed: '−' }

export function boxOf(table: DrawnTable): TableBox {
  const rows = [...table.columns.map((column) => rowOf(column, table.mark)), ...omittedRow(table)]
  const title = cut(visibleText(table.name), longest.name)
  const note = [...(table.mark === 'same' ? [] : [table.mark]), ...(table.note === null ? [] : [table.note])].join(', ')
  const shownNote = cut(visibleText(note), longest.note)
  const nameWidth = Math.max(0, ...rows.map(({ name }) => widthOf(name)))
  const typeAt = padding + widthOf('+ ') + nameWidth + gap
  const restWidth = Math.max(0, ...rows.map((row) => widthOf(afterName(row))))
  const headWidth = 2 * padding + widthOf(`+ ${title}  ${shownNote}`)
  return {
    table,
    title,
    note: shownNote,
    rows,
    width: Math.ceil(Math.max(headWidth, typeAt + restWidth + padding)),
    height: rowHeight * (rows.length + 1) + 8,
    typeAt,
  }
}

/** What stands in one line after the name of a column. */
const afterName = ({ type, keys, note }: Row): string => [type, keys, note].filter((text) => text !== '').join('  ')

function rowOf(column: DrawnColumn, tableMark: Mark): Row {
  const { name, type, nullable, keys, mark, note } = column
  const told = isTold(column, tableMark)
  const fullType = `${visibleText(type)}${nullable ? ' null' : ''}`
  return {
    mark: told ? mark : 'same',
    sign: told ? signs[mark] : ' ',
    name: cut(visibleText(name), longest.name),
    type: cut(fullType, longest.type),
    keys: keys.join(' '),
    note: told && note !== null ? cut(visibleText(note), longest.note) : '',
    full: `${visibleText(name)} ${fullType}`,
  }
}

const omittedRow = ({ omitted }: DrawnTable): readonly Row[] =>
  omitted === 0
    ? []
    : [
        {
          mark: 'same',
          sign: ' ',
          name: `… ${omitted} more`,
          type: '',
          keys: '',
          note: '',
          full: `${omitted} more columns`,
        },
      ]
