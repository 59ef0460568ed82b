import type { Declarations, Field, FieldName } from './fields.ts'
import type { Literal } from './literal.ts'

const text = String.raw`'[^'\\\n\r]*'`
const value = new RegExp(String.raw`(?:null|${text}|\[${text}(?:, ${text})*\])(?=\n)`, 'y')
const beginning = /(?:import type \{ QueryRunner \} from 'typeorm'\n\n)?/y
const end = /(?:\n|\/\/[^\n\r\u2028\u2029]*\n)*\nexport async function upgrade\(/y

const [declared, equals] = ['export const ', ' = ']
const plainNames: readonly FieldName[] = [
  'revision',
  'downRevision',
  'message',
  'branchLabels',
  'dependsOn',
  'transaction',
]

/** Where nothing of this stands behind the header, nothing but functions is exported there. */
const laterExport = /\bexports?\b(?!\s+(?:async\s+)?function\b)/

/**
 * The fields of a file whose header stands there as this program writes it; null for every other. Thousands of files are read with
 * each command, and nearly all of them were written by it; a law holds this to its word. It makes no more of a header than its fields,
 * because what is thrown away has to be cleared away, too.
 */
export function plainHeader(source: string): Declarations | null {
  const fields = new Map<FieldName, Field>()
  let place = passed(beginning, source, 0) ?? 0
  for (;;) {
    const name = nameAt(source, place)
    if (name === null) break
    const offset = place + declared.length + name.length + equals.length
    const last = passed(value, source, offset)
    if (last === null) break
    if (fields.has(name)) return null
    fields.set(name, { offset, end: last, value: literalIn(source, offset, last) })
    place = last + 1
  }
  const body = fields.has('revision') ? passed(end, source, place) : null
  return body === null || laterExport.test(source.slice(body)) ? null : { fields, classes: [] }
}

function nameAt(source: string, place: number): FieldName | null {
  if (!source.startsWith(declared, place)) return null
  const from = place + declared.length
  for (const name of plainNames) {
    if (source.startsWith(name, from) && source.startsWith(equals, from + name.length)) return name
  }
  return null
}

/** Where what the pattern finds at a place has its end; null where it finds nothing. */
function passed(pattern: RegExp, source: string, place: number): number | null {
  pattern.lastIndex = place
  return pattern.test(source) ? pattern.lastIndex : null
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

function literalIn(source: string, from: number, end: number): Literal {
  if (source[from] === 'n') return null
  if (source[from] === "'") return detached(source.slice(from + 1, end - 1))
  return [...source.slice(from, end).matchAll(/'([^']*)'/g)].map(([, each = '']) => detached(each))
}

/** A copy: a part of a text keeps the whole text in memory, here for as long as the history is looked at. V8 copies short ones anyway. */
const detached = (part: string): string => (part.length < 13 ? part : Buffer.from(part).toString())
