import fc from 'fast-check'
import { expect, test } from 'vitest'

import { mermaidOf } from '../../src/review/mermaid.ts'
import { drawings } from './drawings.ts'
import { hostileDrawing } from './hostile-drawing.ts'
import { hostileTexts } from './hostile-texts.ts'

/** What each line may be; that Mermaid's own parser agrees is checked with a browser, see browser/README.md. */
const quoted = String.raw`"[A-Za-z0-9_.,()[\] #;]+"`
const word = String.raw`[\p{L}_][\p{L}0-9_()[\]-]*`
const lines = [
  /^erDiagram$/,
  new RegExp(`^  ${quoted}(\\[${quoted}\\])?(:::(new|changed|removed))?( \\{)?$`),
  new RegExp(`^    ${word} ${word}( (PK|FK|UK)(, (PK|FK|UK))*)?( ${quoted})?$`, 'u'),
  /^ {2}\}$/,
  new RegExp(`^  ${quoted} [|}]o(--|\\.\\.)(o\\||\\|\\|) ${quoted} : ${quoted}$`),
  /^ {2}classDef (new|changed|removed) [a-z0-9:#,-]+$/,
  /^$/,
]

const strangeLines = (text: string): readonly string[] =>
  text.split('\n').filter((line) => !lines.some((pattern) => pattern.test(line)))

test('no name leaves its place, whatever is in it', () => {
  fc.assert(
    fc.property(drawings(), (drawing) => {
      const text = mermaidOf(drawing)
      expect(strangeLines(text)).toEqual([])
      expect(text).not.toMatch(/direction\s+(TB|BT|LR|RL)/i)
    }),
  )
})

test.each(hostileTexts)('%j is drawn as a table, a column and a type', (name) => {
  const text = mermaidOf(hostileDrawing(name))
  expect(strangeLines(text)).toEqual([])
  expect(text.split('\n').filter((line) => line.endsWith('{'))).toHaveLength(2)
})

test('PK, FK and UK are keys in any spelling, so a column of that name gets another and says its own', () => {
  expect(mermaidOf(hostileDrawing('Pk'))).toContain('Pk_ "')
})
