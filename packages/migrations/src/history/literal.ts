import type { Scanner, Token } from './scanner.ts'

/** What a header may be made of. */
export type Literal = string | boolean | null | readonly string[] | LiteralRecord

/** An object whose values are all strings. */
export interface LiteralRecord {
  readonly record: ReadonlyMap<string, string>
}

/** A value with the token it began at; `undefined` is anything that is not such a literal. */
export interface Read {
  readonly token: Token
  /** Where the value ends, before any type assertion. */
  readonly end: number
  readonly value: Literal | undefined
}

const simpleEscapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  '\n': '',
  '\r\n': '',
  '\r': '',
  '\u2028': '',
  '\u2029': '',
}

const escaped = /\\(?:u\{([\da-fA-F]{1,6})\}|u([\da-fA-F]{4})|x([\da-fA-F]{2})|(0)(?!\d)|(\r\n|[\s\S]))/g

/** The text a string or a template without substitutions stands for; null for anything else, or a broken escape. */
export function textOf(source: string, token: Token): string | null {
  if (token.kind !== 'string' && token.kind !== 'template') return null
  const raw = source.slice(token.start + 1, token.end - 1)
  if (token.kind === 'string') return unescaped(raw)
  return hasSubstitution(raw) ? null : unescaped(raw.replace(/\r\n?/g, '\n'))
}

/** The text of a template with its substitutions left as they are written. */
export const roughTextOf = (source: string, token: Token): string =>
  textOf(source, token) ?? source.slice(token.start + 1, token.end - 1)

const hasSubstitution = (raw: string): boolean => raw.replace(/\\[\s\S]/g, '').includes('${')

function unescaped(raw: string): string | null {
  let broken = false
  const text = raw.replace(escaped, (_, point?: string, four?: string, two?: string, nul?: string, other = '') => {
    const hex = point ?? four ?? two
    if (hex === undefined) {
      broken ||= nul === undefined && /[ux\d]/.test(other)
      return nul === undefined ? (simpleEscapes[other] ?? other) : '\0'
    }
    const code = Number.parseInt(hex, 16)
    broken ||= code > 0x10ffff
    return broken ? '' : point === undefined ? String.fromCharCode(code) : String.fromCodePoint(code)
  })
  return broken ? null : text
}

/** Reads one literal with the type assertions around it, up to the end of its statement or the next comma. */
export function takeLiteral(scanner: Scanner): Read {
  const token = scanner.peek()
  const value = takeValue(scanner)
  const end = scanner.passed()
  return { token, end, value: value !== undefined && takeAssertions(scanner) && isAtEnd(scanner) ? value : undefined }
}

/** Reads one literal and nothing after it; `undefined` for what is none. */
export function takeValue(scanner: Scanner): Literal | undefined {
  const token = scanner.take()
  if (token.kind === 'string' || token.kind === 'template') return textOf(scanner.source, token) ?? undefined
  if (token.text === 'null') return null
  if (token.text === 'true' || token.text === 'false') return token.text === 'true'
  if (token.text === '[') return takeArray(scanner)
  if (token.text === '{') return takeRecord(scanner)
  if (token.text === '(') return takeParenthesised(scanner)
  return undefined
}

/** `/** @type {const} *\/ ('none')` is how JavaScript spells `'none' as const`. */
function takeParenthesised(scanner: Scanner): Literal | undefined {
  const value = takeValue(scanner)
  return takeAssertions(scanner) && scanner.take().text === ')' ? value : undefined
}

function takeArray(scanner: Scanner): readonly string[] | undefined {
  const texts: string[] = []
  while (scanner.peek().text !== ']') {
    const value = takeValue(scanner)
    if (typeof value !== 'string') return undefined
    texts.push(value)
    if (scanner.peek().text === ',') scanner.take()
    else if (scanner.peek().text !== ']') return undefined
  }
  scanner.take()
  return texts
}

/** A name that is given twice leaves nothing to rely on. */
function takeRecord(scanner: Scanner): LiteralRecord | undefined {
  const record = new Map<string, string>()
  while (scanner.peek().text !== '}') {
    const key = keyOf(scanner)
    if (key === null || record.has(key) || scanner.take().text !== ':') return undefined
    const value = takeValue(scanner)
    if (typeof value !== 'string') return undefined
    record.set(key, value)
    if (scanner.peek().text === ',') scanner.take()
    else if (scanner.peek().text !== '}') return undefined
  }
  scanner.take()
  return { record }
}

function keyOf(scanner: Scanner): string | null {
  const token = scanner.take()
  return token.kind === 'word' ? token.text : token.kind === 'string' ? textOf(scanner.source, token) : null
}

/** Passes `as …` and `satisfies …`; false where what follows is no type. */
function takeAssertions(scanner: Scanner): boolean {
  while (scanner.peek().text === 'as' || scanner.peek().text === 'satisfies') {
    if (scanner.peek().onNewLine) return false
    scanner.take()
    if (!takeType(scanner)) return false
  }
  return true
}

const opening = new Set(['(', '[', '{', '<'])
const closing = new Set([')', ']', '}', '>'])
const insideType = new Set(['|', '&', '.', ',', ':', ';', '?', '=>', '...'])

/** Passes a type as far as it goes on one line, or is held together by brackets or by `|`, `&` and `.`. */
export function takeType(scanner: Scanner): boolean {
  let depth = 0
  for (let goesOn = true; ; ) {
    const { kind, text, onNewLine } = scanner.peek()
    if (depth === 0 && !goesOn && endsType(kind, text, onNewLine)) return true
    if (kind === 'end' || kind === 'regex') return false
    if (kind === 'mark' && !opening.has(text) && !closing.has(text) && !insideType.has(text)) return false
    if (opening.has(text)) depth += 1
    if (closing.has(text)) depth -= 1
    if (depth < 0) return false
    goesOn = ['|', '&', '.', 'readonly', 'keyof', 'typeof', '=>'].includes(text)
    scanner.take()
  }
}

const endsType = (kind: Token['kind'], text: string, onNewLine: boolean): boolean =>
  kind === 'end' ||
  ['=', ';', ',', ')', ']', 'as', 'satisfies'].includes(text) ||
  (onNewLine && !['|', '&', '.'].includes(text))

function isAtEnd(scanner: Scanner): boolean {
  const { kind, text, onNewLine } = scanner.peek()
  if (kind === 'end' || text === ';' || text === ',') return true
  // Without a semicolon the statement goes on over the line's end wherever it can.
  return onNewLine && kind !== 'template' && (kind === 'mark' ? beginsStatement.has(text) : !continues.has(text))
}

const beginsStatement = new Set(['{', '}', '!', '~', '++', '--'])
const continues = new Set(['in', 'instanceof', 'as', 'satisfies'])
