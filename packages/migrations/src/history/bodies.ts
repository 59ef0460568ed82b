import { takeBackfill } from './backfill-call.ts'
import { skipToClosing } from './fields.ts'
import { roughTextOf, takeLiteral, takeType, textOf } from './literal.ts'
import { plainBodies } from './plain-bodies.ts'
import { type Scanner, scan } from './scanner.ts'

/** The SQL of the functions that do nothing but send it; null for one that does anything else. */
export interface Bodies {
  readonly upgrade: readonly string[] | null
  readonly downgrade: readonly string[] | null
}

/** A statement of a body that does nothing but send it, with the comment lines that stand right above it. */
export interface WrittenStatement {
  readonly sql: string
  readonly comments: readonly string[]
}

type Written = readonly WrittenStatement[] | null
type Found = Map<string, Written>

/** Under which names a direction goes, in a revision and in a TypeORM migration. */
const functionNames = { upgrade: ['upgrade', 'up'], downgrade: ['downgrade', 'down'] } as const

/**
 * What a file would send, without running it: only where a function is a list of literal queries and nothing at the
 * top of the file could change what it does.
 */
export const readBodies = (source: string): Bodies => plainBodies(source) ?? scanBodies(source)

/** The same, whatever the file looks like. */
export function scanBodies(source: string): Bodies {
  const { upgrade, downgrade } = readStatements(source)
  return { upgrade: upgrade?.map(({ sql }) => sql) ?? null, downgrade: downgrade?.map(({ sql }) => sql) ?? null }
}

/** The same with the comments. */
export function readStatements(source: string): { readonly [Direction in keyof Bodies]: Written } {
  const scanner = scan(source)
  const found: Found = new Map()
  while (scanner.peek().kind !== 'end') {
    if (!takeStatement(scanner, found)) return { upgrade: null, downgrade: null }
  }
  const queriesOf = (names: readonly string[]): Written =>
    found.get(names.find((name) => found.has(name)) ?? '') ?? null
  return { upgrade: queriesOf(functionNames.upgrade), downgrade: queriesOf(functionNames.downgrade) }
}

/** A statement at the top of a module; false for any that a plain revision does not have. */
function takeStatement(scanner: Scanner, found: Found): boolean {
  const first = scanner.take().text
  if (first === ';') return true
  if (first === 'import') return takeImport(scanner)
  if (first !== 'export') return false
  const second = scanner.take().text
  if (second === 'const') return takeConstant(scanner)
  if (second === 'class') return takeClass(scanner, found)
  return second === 'async' && takes(scanner, 'function') && takeFunction(scanner, scanner.take().text, found)
}

function takeImport(scanner: Scanner): boolean {
  const words: string[] = []
  for (;;) {
    const token = scanner.take()
    if (token.kind === 'word') words.push(token.text)
    // What another module does when it is loaded is not known.
    if (token.kind === 'string') return isHarmless(textOf(scanner.source, token), words)
    if (token.kind === 'end') return false
  }
}

/** Under another name `backfill` could be anything. */
const isHarmless = (module: string | null, words: readonly string[]): boolean =>
  (module === 'typeorm' && !words.includes('backfill')) || (module === '@retort/migrations' && !words.includes('as'))

function takeConstant(scanner: Scanner): boolean {
  scanner.take()
  return takeAnnotation(scanner) && takes(scanner, '=') && takeLiteral(scanner).value !== undefined
}

function takeAnnotation(scanner: Scanner): boolean {
  if (scanner.peek().text !== ':') return true
  scanner.take()
  return takeType(scanner)
}

function takeClass(scanner: Scanner, found: Found): boolean {
  while (scanner.peek().text !== '{') {
    if (scanner.take().kind !== 'word' || scanner.peek().text === 'extends') return false
  }
  scanner.take()
  while (scanner.peek().text !== '}') if (!takeClassMember(scanner, found)) return false
  scanner.take()
  return true
}

function takeClassMember(scanner: Scanner, found: Found): boolean {
  let { text } = scanner.take()
  while (['public', 'async', 'readonly', 'override'].includes(text)) text = scanner.take().text
  if (text === ';') return true
  // Anything but the two functions, a constructor for one, may change what they do.
  if (text === 'up' || text === 'down') return takeFunction(scanner, text, found)
  return takeAnnotation(scanner) && takes(scanner, '=') && takeLiteral(scanner).value !== undefined
}

/** `(queryRunner: QueryRunner): Promise<void> { … }` */
function takeFunction(scanner: Scanner, name: string, found: Found): boolean {
  if (found.has(name) || !takes(scanner, '(')) return false
  const parameter = scanner.peek().kind === 'word' ? scanner.take().text : null
  if (!takeAnnotation(scanner)) return false
  if (scanner.peek().text === ',') scanner.take()
  if (!takes(scanner, ')') || !takeReturnType(scanner) || scanner.peek().text !== '{') return false
  const { end } = scanner.take()
  const inside = scan(scanner.source, end)
  const queries = takeQueries(inside, { parameter, start: end })
  found.set(name, queries)
  if (queries === null) skipToClosing(scanner)
  else scanner.passTo(inside)
  return true
}

const takeReturnType = (scanner: Scanner): boolean =>
  scanner.peek().text !== ':' || takes(scanner, ':', 'Promise', '<', 'void', '>')

function takeQueries(
  scanner: Scanner,
  { parameter, start }: { readonly parameter: string | null; readonly start: number },
): Written {
  const queries: WrittenStatement[] = []
  let before = start
  while (scanner.peek().text !== '}') {
    const comments = commentsIn(scanner.source.slice(before, scanner.peek().start))
    if (parameter === null || !takes(scanner, 'await')) return null
    const sql = takeCall(scanner, parameter)
    before = scanner.passed()
    if (sql === null || !takeStatementEnd(scanner)) return null
    queries.push({ sql, comments })
  }
  scanner.take()
  return queries
}

/** `queryRunner.query(`…`)` or `backfill(queryRunner, { … })` */
function takeCall(scanner: Scanner, parameter: string): string | null {
  if (scanner.peek().text === 'backfill' && parameter !== 'backfill') {
    scanner.take()
    return takeBackfill(scanner, parameter)
  }
  if (!takes(scanner, parameter, '.', 'query', '(')) return null
  const sql = textOf(scanner.source, scanner.take())
  if (scanner.peek().text === ',') scanner.take()
  return takes(scanner, ')') ? sql : null
}

/** The comment lines at the end of what stands between two statements: a blank line parts them from what is above. */
function commentsIn(text: string): readonly string[] {
  const block = text.split(/\n[ \t]*\n/).at(-1) ?? ''
  return [...block.matchAll(/^[ \t]*\/\/ ?(.*)$/gm)].map(([, line = '']) => line.trimEnd())
}

function takeStatementEnd(scanner: Scanner): boolean {
  const { text, onNewLine } = scanner.peek()
  if (text === ';') scanner.take()
  return text === ';' || text === '}' || (onNewLine && text === 'await')
}

/** Takes these tokens in a row; false as soon as one is another. */
const takes = (scanner: Scanner, ...texts: readonly string[]): boolean =>
  texts.every((text) => {
    const token = scanner.take()
    return token.text === text && (token.kind === 'word' || token.kind === 'mark')
  })

/**
 * Every string and template in one function of a file that does more than send literals; in a template, `${…}` stays
 * as it is written. As good as it can be without running the file, and empty where the function is not found.
 */
export function literalsOf(source: string, direction: keyof Bodies): readonly string[] {
  const scanner = scan(source)
  const texts: string[] = []
  let depth = passName(scanner, functionNames[direction]) ? 0 : -1
  while (depth >= 0 && scanner.peek().kind !== 'end') {
    const token = scanner.take()
    if (token.kind === 'string' || token.kind === 'template') texts.push(roughTextOf(source, token))
    if (token.text === 'export' && depth === 0) break
    if (isOpening(token.text)) depth += 1
    if (isClosing(token.text)) depth -= 1
    if (depth === 0 && token.text === '}') break
  }
  return texts
}

/** Goes past the name where a module or a class declares the function. */
function passName(scanner: Scanner, names: readonly string[]): boolean {
  let before = ''
  for (let depth = 0; scanner.peek().kind !== 'end'; ) {
    const { text } = scanner.take()
    const isDeclared = ['(', '=', ':'].includes(scanner.peek().text) && !['.', 'await', 'return'].includes(before)
    const isExported = before === '.' && scanner.peek().text === '='
    if (names.includes(text) && depth < 2 && (isDeclared || isExported)) return true
    if (isOpening(text)) depth += 1
    if (isClosing(text)) depth -= 1
    before = text
  }
  return false
}

const isOpening = (text: string): boolean => text === '{' || text === '(' || text === '['

const isClosing = (text: string): boolean => text === '}' || text === ')' || text === ']'
