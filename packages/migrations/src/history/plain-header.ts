import type { Declarations, Field, FieldName } from './fields.ts'
import type { Literal } from './literal.ts'

const text = String.raw`'[^'\\\n\r]*'`
const list = String.raw`\[${text}(?:, ${text})*\]`
const field = new RegExp(
  String.raw`export const (revision|downRevision|message|branchLabels|dependsOn|transaction) = (null|${text}|${list})\n`,
  'y',
)
const beginning = /(?:import type \{ QueryRunner \} from 'typeorm'\n\n)?/y
const end = /(?:\n|\/\/[^\n\r\u2028\u2029]*\n)*\nexport async function upgrade\(/y

/** Where nothing of this stands behind the header, nothing but functions is exported there. */
const laterExport = /\bexports?\b(?!\s+(?:async\s+)?function\b)/

/**
 * The fields of a file whose header stands there as this program writes it; null for every other. Thousands of files are read with
 * each command, and nearly all of them were written by it; a law holds this to its word.
 */
export function plainHeader(source: string): Declarations | null {
  const fields = new Map<FieldName, Field>()
  beginning.lastIndex = 0
  beginning.test(source)
  let place = beginning.lastIndex
  for (;;) {
    field.lastIndex = place
    const [whole, name, value] = field.exec(source) ?? []
    if (whole === undefined || name === undefined || value === undefined) break
    if (fields.has(name as FieldName)) return null
    place += whole.length
    fields.set(name as FieldName, { offset: place - value.length - 1, end: place - 1, value: literalIn(value) })
  }
  end.lastIndex = place
  if (!fields.has('revision') || !end.test(source) || laterExport.test(source.slice(end.lastIndex))) return null
  return { fields, classes: [] }
}

const bodyBegins = '\nexport async function upgrade('
const laterBegins = '\nexport async function downgrade('

/**
 * As much of a file as `plainHeader` has to see, when a file looks as this program writes it; null for every other. What follows
 * exports at most the other function, so nothing there can matter.
 */
export function plainHead(bytes: Buffer): string | null {
  const body = bytes.indexOf(bodyBegins)
  if (body === -1) return null
  const end = body + bodyBegins.length
  const later = bytes.indexOf('export', end)
  const isOver = later === -1 || (isAt(bytes, laterBegins, later - 1) && bytes.indexOf('export', later + 1) === -1)
  return isOver ? bytes.toString('utf8', 0, end) : null
}

const isAt = (bytes: Buffer, text: string, place: number): boolean => bytes.indexOf(text, place) === place

function literalIn(literal: string): Literal {
  if (literal === 'null') return null
  if (literal.startsWith("'")) return detached(literal.slice(1, -1))
  return [...literal.matchAll(/'([^']*)'/g)].map(([, each = '']) => detached(each))
}

/** A copy: a part of a text keeps the whole text in memory, here for as long as the history is looked at. */
const detached = (part: string): string => Buffer.from(part).toString()
