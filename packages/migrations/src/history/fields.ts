import { type Literal, type Read, takeLiteral, takeType } from './literal.ts'
import { type MigrationClass, takeClass } from './migration-class.ts'
import { plainHeader } from './plain-header.ts'
import { type Scanner, scan } from './scanner.ts'

const names = [
  'revision',
  'downRevision',
  'message',
  'branchLabels',
  'dependsOn',
  'transaction',
  'accepts',
  'replaces',
] as const

export type FieldName = (typeof names)[number]

/** A declared field: where its value stands, and the value unless that is more than a literal. */
export interface Field {
  readonly offset: number
  /** Where the value ends, before any type assertion. */
  readonly end: number
  readonly value: Literal | undefined
}

/** What a revision file says of itself at its top level. */
export interface Declarations {
  readonly fields: ReadonlyMap<FieldName, Field>
  readonly classes: readonly MigrationClass[]
}

interface Found {
  readonly exported: Map<FieldName, Field>
  /** Declared without `export`: counts when a list exports it, as compilers write it. */
  readonly local: Map<FieldName, Field>
  readonly listed: Set<string>
  readonly classes: MigrationClass[]
}

/** Finds the fields and classes that a file declares, by its text. Nothing inside a function is looked at. */
export const readDeclarations = (source: string): Declarations => plainHeader(source) ?? scanDeclarations(source)

/** The same, whatever the file looks like. */
export function scanDeclarations(source: string): Declarations {
  const scanner = scan(source)
  const found: Found = { exported: new Map(), local: new Map(), listed: new Set(), classes: [] }
  while (scanner.peek().kind !== 'end' && !isPastHeader(scanner, found)) takeStatementPart(scanner, found)
  const local = [...found.local].filter(([name]) => found.listed.has(name))
  return { fields: new Map([...local, ...found.exported]), classes: found.classes }
}

/** Bodies are most of a file: where nothing after the first function is exported but functions, they are left unread. */
const isPastHeader = (scanner: Scanner, { exported }: Found): boolean =>
  scanner.peek().text === 'function' &&
  exported.has('revision') &&
  !/\bexports?\b(?!\s+(?:async\s+)?function\b)/.test(scanner.source.slice(scanner.peek().end))

function takeStatementPart(scanner: Scanner, found: Found): void {
  const { text, kind } = scanner.take()
  if (text === '(' || text === '[' || text === '{') takeBrackets(scanner, found)
  else if (text === '.' || text === '?.') scanner.take()
  else if (kind !== 'word') return
  else if (text === 'export') takeExport(scanner, found)
  else if (isDeclaration(text)) takeDeclarations(scanner, found.local)
  else if (text === 'exports') takeExportsProperty(scanner, found)
  else if (text === 'module') takeModuleExports(scanner, found)
  else if (text === 'class') found.classes.push(takeClass(scanner))
}

const isDeclaration = (text: string): boolean => text === 'const' || text === 'let' || text === 'var'

function takeExport(scanner: Scanner, found: Found): void {
  if (isDeclaration(scanner.peek().text)) {
    scanner.take()
    takeDeclarations(scanner, found.exported)
  }
  if (scanner.peek().text !== '{') return
  scanner.take()
  for (let token = scanner.take(); token.text !== '}' && token.kind !== 'end'; token = scanner.take()) {
    found.listed.add(token.text)
    if (scanner.peek().text !== 'as') continue
    scanner.take()
    // Under another name it is another export.
    if (scanner.take().text !== token.text) found.listed.delete(token.text)
  }
}

function takeDeclarations(scanner: Scanner, fields: Map<FieldName, Field>): void {
  while (isFieldName(scanner.peek().text)) {
    const { text } = scanner.take()
    if (scanner.peek().text === ':') {
      scanner.take()
      takeType(scanner)
    }
    declare(fields, text, takeInitialiser(scanner))
    if (scanner.peek().text !== ',') return
    scanner.take()
  }
}

function takeInitialiser(scanner: Scanner): Read {
  if (scanner.peek().text !== '=') return { token: scanner.peek(), end: scanner.passed(), value: undefined }
  scanner.take()
  return takeLiteral(scanner)
}

function takeBrackets(scanner: Scanner, { listed }: Found): void {
  // Compilers that export through getters pass `exports` to a function of theirs, and declare the values plainly.
  if (scanner.peek().text === 'exports') for (const name of names) listed.add(name)
  skipToClosing(scanner)
}

/** `exports.revision = '…'`, which is how CommonJS exports. */
function takeExportsProperty(scanner: Scanner, found: Found): void {
  if (scanner.peek().text !== '.') return
  scanner.take()
  const { text } = scanner.take()
  if (!isFieldName(text) || scanner.peek().text !== '=') return
  const read = takeInitialiser(scanner)
  // `exports.a = exports.b = void 0` comes before the values.
  if (read.token.text !== 'exports' && read.token.text !== 'void') declare(found.exported, text, read)
}

function takeModuleExports(scanner: Scanner, found: Found): void {
  if (scanner.peek().text !== '.') return
  scanner.take()
  if (scanner.take().text === 'exports') takeExportsProperty(scanner, found)
}

function declare(fields: Map<FieldName, Field>, text: string, { token, end, value }: Read): void {
  if (!isFieldName(text)) return
  // Two declarations of one name leave nothing to rely on.
  fields.set(text, { offset: token.start, end, value: fields.has(text) ? undefined : value })
}

const isFieldName = (text: string): text is FieldName => names.some((name) => name === text)

/** Passes everything up to the bracket that closes the one just taken. */
export function skipToClosing(scanner: Scanner): void {
  for (let depth = 1; depth > 0; ) {
    const { kind, text } = scanner.take()
    if (kind === 'end') return
    if (text === '(' || text === '[' || text === '{') depth += 1
    if (text === ')' || text === ']' || text === '}') depth -= 1
  }
}
