import { longestName } from '../sql/object-name.ts'
import { reservedWords } from '../sql/reserved-words.ts'

/** What a statement has that is not as plain as can be: it takes PostgreSQL's own parser to read it. */
export class NotPlain extends Error {}

/** The words and marks of a statement, one after another. */
export interface Tokens {
  /** The next one, which stays; empty at the end. */
  readonly peek: () => string
  readonly take: () => string
  /** Takes these, if they are what comes next. */
  readonly takes: (...texts: readonly string[]) => boolean
  /** Takes these, or gives up. */
  readonly needs: (...texts: readonly string[]) => void
}

// What a backslash, a dollar, a comment, another alphabet or a word at a quote could mean more by is no token.
const word = String.raw`(?:[a-z_][a-z0-9_]*|[A-Z_]+)(?![\w$'"&])`
const token = new RegExp(
  String.raw`${word}|\d+(?:\.\d+)?(?![\w.])|'(?:[^'\\]|'')*'|"(?:[^"]|"")+"|::|[<>]=|<>|[(),.[\]<>=+*/-]`,
  'y',
)

export function plainTokens(sql: string): Tokens {
  const all = tokensOf(sql)
  let place = 0
  const peek = (): string => all[place] ?? ''
  const takes = (...texts: readonly string[]): boolean => {
    const isNext = texts.every((text, index) => all[place + index] === text)
    if (isNext) place += texts.length
    return isNext
  }
  return {
    peek,
    take() {
      place += 1
      return all[place - 1] ?? ''
    },
    takes,
    needs(...texts) {
      if (!takes(...texts)) throw new NotPlain(texts.join(' '))
    },
  }
}

function tokensOf(sql: string): readonly string[] {
  const all: string[] = []
  for (let place = 0; place < sql.length; ) {
    if (/\s/.test(sql[place] ?? '')) {
      place += 1
      continue
    }
    token.lastIndex = place
    const [text] = token.exec(sql) ?? []
    if (text === undefined) throw new NotPlain(sql.slice(place))
    all.push(text)
    place = token.lastIndex
  }
  return all
}

/** An identifier, quoted or one that needs no quotes. */
export function takeName(tokens: Tokens): string {
  const name = nameIn(tokens.take())
  if (name === null || Buffer.byteLength(name) > longestName) throw new NotPlain('a name')
  return name
}

export function nameIn(text: string): string | null {
  if (text.startsWith('"')) return text.slice(1, -1).replaceAll('""', '"')
  return /^[a-z_]/.test(text) && !reservedWords.has(text) ? text : null
}

/** The parts of a name that may be qualified. */
export function takeNames(tokens: Tokens): readonly string[] {
  const names = [takeName(tokens)]
  while (tokens.takes('.')) names.push(takeName(tokens))
  return names
}

/** What stands in parentheses between commas. */
export function takeList<T>(tokens: Tokens, take: (tokens: Tokens) => T): readonly T[] {
  tokens.needs('(')
  const items = [take(tokens)]
  while (tokens.takes(',')) items.push(take(tokens))
  tokens.needs(')')
  return items
}

export function takeText(tokens: Tokens): string {
  const text = tokens.take()
  if (!text.startsWith("'")) throw new NotPlain('a text')
  return text.slice(1, -1).replaceAll("''", "'")
}
