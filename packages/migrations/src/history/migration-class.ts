import { type Literal, takeLiteral, takeType } from './literal.ts'
import type { Scanner } from './scanner.ts'

/** A class as far as it can be a TypeORM migration. */
export interface MigrationClass {
  readonly offset: number
  readonly className: string | null
  /** Whether it has `up` and `down`, or says that it is a migration. */
  readonly isMigration: boolean
  /** The property `name`, which TypeORM prefers to the name of the class. */
  readonly name: Literal | undefined
  /** The property `transaction`, which is how a migration asks for none. */
  readonly transaction: Literal | undefined
  /** The property `accepts`, and where it stands. */
  readonly accepts: { readonly offset: number; readonly value: Literal | undefined } | undefined
}

/** Reads a class whose keyword was just taken. */
export function takeClass(scanner: Scanner): MigrationClass {
  const offset = scanner.peek().start
  const heading = takeHeading(scanner)
  const { methods, properties } = takeMembers(scanner)
  const [first] = heading
  return {
    offset,
    className: first === undefined || first === 'extends' || first === 'implements' ? null : first,
    isMigration: heading.includes('MigrationInterface') || (methods.has('up') && methods.has('down')),
    name: properties.get('name')?.value,
    transaction: properties.get('transaction')?.value,
    accepts: properties.get('accepts'),
  }
}

function takeHeading(scanner: Scanner): readonly string[] {
  const words: string[] = []
  for (let token = scanner.take(); token.text !== '{' && token.kind !== 'end'; token = scanner.take()) {
    if (token.kind === 'word') words.push(token.text)
  }
  return words
}

interface Members {
  readonly methods: Set<string>
  readonly properties: Map<string, { readonly offset: number; readonly value: Literal | undefined }>
}

function takeMembers(scanner: Scanner): Members {
  const members: Members = { methods: new Set(), properties: new Map() }
  let previous = ''
  for (let depth = 1; depth > 0; ) {
    const { kind, text } = scanner.take()
    if (kind === 'end') break
    if (kind === 'word' && depth === 1 && previous !== 'static') takeMember(scanner, text, members)
    // A compiled class sets its properties in its constructor.
    if (kind === 'word' && text === 'this' && scanner.peek().text === '.') takeAssignment(scanner, members)
    if (text === '{' || text === '(' || text === '[') depth += 1
    if (text === '}' || text === ')' || text === ']') depth -= 1
    previous = text
  }
  return members
}

function takeMember(scanner: Scanner, name: string, { methods, properties }: Members): void {
  if (scanner.peek().text === '(' || scanner.peek().text === '=') methods.add(name)
  if (!isProperty(name)) return
  if (scanner.peek().text === '?') scanner.take()
  if (scanner.peek().text === ':') {
    scanner.take()
    takeType(scanner)
  }
  if (scanner.peek().text !== '=') return
  scanner.take()
  properties.set(name, takeProperty(scanner))
}

function takeAssignment(scanner: Scanner, { properties }: Members): void {
  scanner.take()
  const { text } = scanner.take()
  if (!isProperty(text) || scanner.peek().text !== '=') return
  scanner.take()
  properties.set(text, takeProperty(scanner))
}

function takeProperty(scanner: Scanner): { readonly offset: number; readonly value: Literal | undefined } {
  const { token, value } = takeLiteral(scanner)
  return { offset: token.start, value }
}

const isProperty = (name: string): boolean => ['name', 'transaction', 'accepts'].includes(name)
