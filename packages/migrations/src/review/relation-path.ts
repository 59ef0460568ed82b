import { columnsOf } from './drawing.ts'
import type { PlacedBox, Point, Route } from './layout.ts'
import { rowHeight } from './table-box.ts'

/** A relation as the data of SVG paths: the line, and the signs at its two ends. */
export interface RelationPath {
  readonly line: string
  readonly ends: string
}

/** How much room the signs at an end take. */
const reach = 14

/** From the row of the column that refers to the head of the table that is referred to. */
export function relationPath({ relation, through }: Route, from: PlacedBox, to: PlacedBox): RelationPath {
  const [first, last] = [through[0] ?? centre(to), through.at(-1) ?? centre(from)]
  const start = anchor(from, rowOf(from, relation), from === to ? 1 : sideTowards(from, first))
  const end = anchor(to, 0, from === to ? 1 : sideTowards(to, last))
  return {
    line: from === to ? loop(start, end) : smooth([start, outwards(start), ...through, outwards(end), end]),
    ends: `${relation.isUnique ? bar(start) : crowsFoot(start)} ${relation.isOptional ? ring(end) : bar(end)}`,
  }
}

interface Anchor extends Point {
  /** 1 on the right side of a box, -1 on the left. */
  readonly side: 1 | -1
}

const centre = ({ x, y, box }: PlacedBox): Point => ({ x: x + box.width / 2, y: y + box.height / 2 })

const sideTowards = (placed: PlacedBox, point: Point): 1 | -1 => (point.x < centre(placed).x ? -1 : 1)

function rowOf({ box }: PlacedBox, relation: Route['relation']): number {
  const [column] = columnsOf(box.table, relation)
  return column === undefined ? 0 : box.table.columns.indexOf(column) + 1
}

const anchor = ({ x, y, box }: PlacedBox, row: number, side: 1 | -1): Anchor => ({
  x: side === 1 ? x + box.width : x,
  y: y + rowHeight * (row + 0.5) + (row === 0 ? 0 : 4),
  side,
})

const outwards = ({ x, y, side }: Anchor): Point => ({ x: x + side * reach, y })

const at = ({ x, y }: Point): string => `${Math.round(x)} ${Math.round(y)}`

/** Straight out of a box, then in curves that pass each point level. */
function smooth(points: readonly Point[]): string {
  const [start, out, ...rest] = points
  const [end, into] = [rest.at(-1), rest.at(-2)]
  if (!start || !out || !end || !into) return ''
  const curves = rest.slice(0, -1).map((point, index) => {
    const before = index === 0 ? out : (rest[index - 1] ?? out)
    const half = (point.x - before.x) / 2
    return `C ${at({ x: before.x + half, y: before.y })}, ${at({ x: point.x - half, y: point.y })}, ${at(point)}`
  })
  return `M ${at(start)} L ${at(out)} ${curves.join(' ')} L ${at(end)}`
}

function loop(start: Point, end: Point): string {
  const far = start.x + 4 * reach
  return `M ${at(start)} L ${at({ x: start.x + reach, y: start.y })} C ${at({ x: far, y: start.y })}, ${at({ x: far, y: end.y })}, ${at({ x: end.x + reach, y: end.y })} L ${at(end)}`
}

const crowsFoot = ({ x, y, side }: Anchor): string => {
  const tip = at({ x: x + side * 10, y })
  return `M ${at({ x, y: y - 6 })} L ${tip} L ${at({ x, y: y + 6 })}`
}

const bar = ({ x, y, side }: Anchor): string =>
  `M ${at({ x: x + side * 7, y: y - 6 })} L ${at({ x: x + side * 7, y: y + 6 })}`

const ring = ({ x, y, side }: Anchor): string => {
  const [near, far] = [at({ x: x + side * 3, y }), at({ x: x + side * 11, y })]
  return `M ${near} A 4 4 0 1 1 ${far} A 4 4 0 1 1 ${near}`
}
