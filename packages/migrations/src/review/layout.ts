import type { Drawing, DrawnRelation } from './drawing.ts'
import { boxOf, type TableBox } from './table-box.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

/** A box with its upper left corner. */
export interface PlacedBox extends Point {
  readonly box: TableBox
}

export interface Route {
  readonly relation: DrawnRelation
  /** Where the line is to pass between its ends. */
  readonly through: readonly Point[]
}

/** Everything with its place. */
export interface Layout {
  readonly width: number
  readonly height: number
  readonly boxes: readonly PlacedBox[]
  readonly routes: readonly Route[]
}

const margin = 24
const pageWidth = 1200

/**
 * Places tables so that those which refer to one another stand in layers, from left to right. What is not connected is
 * laid out apart and put beside and below, since one layer of everything would be as high as it is long.
 */
export async function layoutOf(drawing: Drawing): Promise<Layout> {
  const { Graph, layout } = await import('@dagrejs/dagre')
  return shelved(componentsOf(drawing).map((part) => arranged(part, new Graph({ multigraph: true }), layout)))
}

type Dagre = typeof import('@dagrejs/dagre')

function arranged(
  { tables, relations }: Drawing,
  graph: InstanceType<Dagre['Graph']>,
  layout: Dagre['layout'],
): Layout {
  graph.setGraph({ rankdir: 'LR', nodesep: 28, ranksep: 72, edgesep: 16 })
  const boxes = tables.map(boxOf)
  // The graph keeps its nodes in plain objects, in which a table must not be called `constructor`.
  const nodes = new Map(boxes.map(({ table }, index) => [table.name, `table ${index}`]))
  const nodeOf = (name: string): string => nodes.get(name) ?? ''
  for (const { table, width, height } of boxes) graph.setNode(nodeOf(table.name), { width, height })
  for (const [index, { from, to }] of relations.entries()) {
    if (from !== to) graph.setEdge(nodeOf(from), nodeOf(to), {}, String(index))
  }
  layout(graph)
  const { width = 0, height = 0 } = graph.graph()
  return {
    width,
    height,
    boxes: boxes.map((box) => {
      const { x = 0, y = 0 } = graph.node(nodeOf(box.table.name))
      return { box, x: x - box.width / 2, y: y - box.height / 2 }
    }),
    routes: relations.map((relation, index) => {
      const edge = graph.edge(nodeOf(relation.from), nodeOf(relation.to), String(index))
      // The points at both ends are those on the boxes, where a line has better places of its own, and those between two
      // layers, where it may curve as it likes.
      return { relation, through: (edge?.points ?? []).slice(2, -2).map(({ x, y }: Point) => ({ x, y })) }
    }),
  }
}

/** Parts that no relation connects, the largest first; tables that stand alone by themselves, in their order. */
function componentsOf({ tables, relations }: Drawing): readonly Drawing[] {
  const groupOf = new Map(tables.map(({ name }) => [name, new Set([name])]))
  for (const { from, to } of relations) {
    const [one, other] = [groupOf.get(from), groupOf.get(to)]
    if (!one || !other || one === other) continue
    for (const name of other) groupOf.set(name, one.add(name))
  }
  return [...new Set(groupOf.values())]
    .sort((one, other) => other.size - one.size)
    .map((names) => ({
      tables: tables.filter(({ name }) => names.has(name)),
      relations: relations.filter(({ from }) => names.has(from)),
    }))
}

/** Puts the parts beside one another until a shelf is full, and the next shelf below it. */
function shelved(parts: readonly Layout[]): Layout {
  const widest = Math.max(pageWidth, ...parts.map(({ width }) => width))
  let [left, top, shelfHeight] = [margin, margin, 0]
  const placed = parts.map((part) => {
    if (left > margin && left + part.width > widest) {
      top += shelfHeight + margin
      left = margin
      shelfHeight = 0
    }
    const moved = movedBy(part, { x: left, y: top })
    left += part.width + margin
    shelfHeight = Math.max(shelfHeight, part.height)
    return moved
  })
  const boxes = placed.flatMap((part) => part.boxes)
  return {
    width: Math.ceil(Math.max(0, ...placed.map(({ width }) => width)) + margin),
    height: Math.ceil(top + shelfHeight + margin),
    boxes,
    routes: placed.flatMap(({ routes }) => routes),
  }
}

const movedBy = ({ width, height, boxes, routes }: Layout, { x, y }: Point): Layout => ({
  width: width + x,
  height: height + y,
  boxes: boxes.map((placed) => ({ ...placed, x: round(placed.x + x), y: round(placed.y + y) })),
  routes: routes.map((route) => ({
    ...route,
    through: route.through.map((point) => ({ x: round(point.x + x), y: round(point.y + y) })),
  })),
})

const round = (value: number): number => Math.round(value)
