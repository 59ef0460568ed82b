import fc from 'fast-check'
import { expect, test } from 'vitest'

import { layoutOf } from '../../src/review/layout.ts'
import { svgOf } from '../../src/review/svg.ts'
import { drawings } from './drawings.ts'

test('every tag is one of ours and is closed, whatever a name holds', async () => {
  await fc.assert(
    fc.asyncProperty(drawings(), async (drawing) => {
      expect(openTags(await svgOf(drawing, 'Schema'))).toEqual([])
    }),
    { numRuns: 50 },
  )
})

test('tables neither overlap nor leave the page, and the same drawing has the same places', async () => {
  await fc.assert(
    fc.asyncProperty(drawings(), async (drawing) => {
      const layout = await layoutOf(drawing)
      expect(await layoutOf(drawing)).toEqual(layout)
      expect(layout.boxes).toHaveLength(drawing.tables.length)
      for (const [index, one] of layout.boxes.entries()) {
        expect(one.x).toBeGreaterThanOrEqual(0)
        expect(one.y).toBeGreaterThanOrEqual(0)
        expect(one.x + one.box.width).toBeLessThanOrEqual(layout.width)
        expect(one.y + one.box.height).toBeLessThanOrEqual(layout.height)
        for (const other of layout.boxes.slice(index + 1)) expect(overlap(one, other)).toBe(false)
      }
    }),
    { numRuns: 50 },
  )
})

type Placed = Awaited<ReturnType<typeof layoutOf>>['boxes'][number]

const overlap = (one: Placed, other: Placed): boolean =>
  one.x < other.x + other.box.width &&
  other.x < one.x + one.box.width &&
  one.y < other.y + other.box.height &&
  other.y < one.y + one.box.height

/** The tags that are open at the end, and everything that only looks like one. */
function openTags(text: string): readonly string[] {
  const open: string[] = []
  for (const [tag] of text.matchAll(/<[^>]*>?/g)) {
    const [, closing, name = '', self] =
      /^<(\/?)(svg|title|desc|style|rect|g|path|text|tspan)(?: [a-z][A-Za-z-]*="[^"<>]*")* ?(\/?)>$/.exec(tag) ?? []
    if (name === '') return [tag]
    if (closing === '/') {
      if (open.pop() !== name) return [tag]
    } else if (self !== '/') open.push(name)
  }
  return open
}
