/** A piece of JavaScript or TypeScript source that is not white space or a comment. */
export interface Token {
  readonly kind: 'word' | 'number' | 'string' | 'template' | 'regex' | 'mark' | 'end'
  readonly start: number
  readonly end: number
  /** The source between both, save for strings and templates, whose text `literal.ts` reads. */
  readonly text: string
  /** Whether a line ends between the token before and this one. */
  readonly onNewLine: boolean
}

/** Hands out tokens one at a time; broken source ends in `end` tokens rather than errors. */
export interface Scanner {
  readonly source: string
  /** The next token, which stays next. */
  peek(): Token
  /** The next token, which is passed. */
  take(): Token
  /** Where the token that was passed last ends. */
  passed(): number
  /** That token; null where none was passed. */
  last(): Token | null
  /** Goes on where another scanner of the same source has come to. */
  passTo(other: Scanner): void
}

const space = /[\s\uFEFF]*/y
const lineEnd = /[\n\r\u2028\u2029]/
const patterns = {
  word: /[\p{ID_Start}$_#@][\p{ID_Continue}$\u200C\u200D]*/uy,
  number: /\.?\d(?:[eE][+-]|[\w.])*/y,
  string: /"[^"\\\n\r]*(?:\\(?:\r\n|[\s\S])[^"\\\n\r]*)*"|'[^'\\\n\r]*(?:\\(?:\r\n|[\s\S])[^'\\\n\r]*)*'/y,
  regex: /\/(?![*/])(?:[^\\/[\n\r]|\\.|\[(?:[^\]\\\n\r]|\\.)*\])+\/[a-z]*/y,
  mark: /=>|===?|!==?|\.\.\.|\?\?=?|\?\.|\*\*|&&|\|\||\+\+|--|[\s\S]/y,
} as const

/** Words after which a slash begins a regular expression, where after other words it divides. */
const beforeExpression = new Set([
  'return',
  'typeof',
  'case',
  'in',
  'of',
  'delete',
  'void',
  'throw',
  'new',
  'do',
  'else',
  'await',
  'yield',
  'instanceof',
])

export function scan(source: string, from = 0): Scanner {
  let previous: Token | null = null
  let next: Token | null = null
  // Read only when asked for: what follows the brace that ends a template's substitution is not made of tokens.
  const peek = (): Token => {
    next ??= read(source, previous?.end ?? from, previous)
    return next
  }
  const take = (): Token => {
    previous = peek()
    next = null
    return previous
  }
  const passTo = (other: Scanner): void => {
    previous = other.last()
    next = null
  }
  return { source, peek, take, passed: () => previous?.end ?? from, last: () => previous, passTo }
}

/** The line, from 1, that an offset is on. */
export const lineAt = (source: string, offset: number): number =>
  source.slice(0, offset).split(/\r\n|[\n\r\u2028\u2029]/).length

function read(source: string, from: number, previous: Token | null): Token {
  const start = skipTrivia(source, from)
  const onNewLine = previous === null || lineEnd.test(source.slice(from, start))
  const end = start >= source.length || previous?.kind === 'end' ? null : endOf(source, start, previous)
  if (end === null) return { kind: 'end', start, end: start, text: '', onNewLine: true }
  const text = end.kind === 'string' || end.kind === 'template' ? '' : source.slice(start, end.at)
  return { kind: end.kind, start, end: end.at, text, onNewLine }
}

function skipTrivia(source: string, from: number): number {
  let at = from === 0 && source.startsWith('#!') ? endOfLine(source, 0) : from
  for (;;) {
    space.lastIndex = at
    space.test(source)
    at = space.lastIndex
    if (source.startsWith('//', at)) at = endOfLine(source, at)
    else if (source.startsWith('/*', at)) at = endOfBlockComment(source, at)
    else return at
  }
}

function endOfLine(source: string, from: number): number {
  const length = source.slice(from).search(lineEnd)
  return length === -1 ? source.length : from + length
}

function endOfBlockComment(source: string, from: number): number {
  const close = source.indexOf('*/', from + 2)
  return close === -1 ? source.length : close + 2
}

function endOf(source: string, start: number, previous: Token | null): { kind: Token['kind']; at: number } | null {
  const first = source[start] ?? ''
  if (first === '`') return found('template', endOfTemplate(source, start))
  if (first === '"' || first === "'") return found('string', match(patterns.string, source, start))
  if (first === '/' && beginsRegex(previous)) return found('regex', match(patterns.regex, source, start) ?? start + 1)
  if (first === '.' || (first >= '0' && first <= '9')) {
    const number = match(patterns.number, source, start)
    if (number !== null) return found('number', number)
  }
  const word = match(patterns.word, source, start)
  return word === null ? found('mark', match(patterns.mark, source, start)) : found('word', word)
}

const found = (kind: Token['kind'], at: number | null): { kind: Token['kind']; at: number } | null =>
  at === null ? null : { kind, at }

function match(pattern: RegExp, source: string, at: number): number | null {
  pattern.lastIndex = at
  return pattern.test(source) ? pattern.lastIndex : null
}

function beginsRegex(previous: Token | null): boolean {
  if (previous === null) return true
  if (previous.kind === 'word') return beforeExpression.has(previous.text)
  return previous.kind === 'mark' && !/^(?:[)\]}]|\+\+|--)$/.test(previous.text)
}

/** Past the closing backtick, over `${…}` with whatever is nested there; null where there is none. */
function endOfTemplate(source: string, start: number): number | null {
  let at = start + 1
  while (at < source.length) {
    if (source[at] === '`') return at + 1
    if (source[at] === '\\') at += 2
    else if (source.startsWith('${', at)) at = endOfSubstitution(source, at + 2)
    else at += 1
  }
  return null
}

function endOfSubstitution(source: string, from: number): number {
  const scanner = scan(source, from)
  for (let depth = 1; ; ) {
    const { kind, text, end } = scanner.take()
    if (kind === 'end') return source.length
    if (kind === 'mark' && text === '{') depth += 1
    if (kind === 'mark' && text === '}') depth -= 1
    if (depth === 0) return end
  }
}
