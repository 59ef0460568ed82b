import { UsageError } from '../errors.ts'
import { type KindName, kindNames, kindOf } from '../kinds/index.ts'
import { kindNameOf, nameOf } from '../model/key.ts'
import { type PathPart, parseParts } from '../sql/object-path.ts'
import { suggestion } from '../suggestion.ts'

/** Which objects a rule is about. */
export interface Pattern {
  /** As it is written in the configuration. */
  readonly text: string
  matches(key: string): boolean
  /** For what no kind describes: a word for it and its name. */
  matchesUnmodelled(what: string, name: string): boolean
}

const synonyms: Readonly<Record<string, KindName>> = { schema: 'namespace', type: 'enum' }

/** How many parts a name has without its namespace. */
const lengths: { readonly [K in KindName]?: number } = { column: 2, constraint: 2 }

/**
 * Reads `table:legacy_*` and its like. A star stands for any text within one part of a name; what is quoted stands for
 * itself. Without a namespace the default one is meant.
 */
export function parsePattern(text: string, defaultNamespace: string): Pattern {
  const [, word = '', name = ''] = /^\s*([a-z][a-zA-Z ]*?)\s*:(.*)$/s.exec(text) ?? []
  if (name.trim() === '') throw unreadable(text)
  if (word === 'comment') {
    const target = parsePattern(name, defaultNamespace)
    const matches = (key: string) => kindNameOf(key) === word && target.matches(nameOf(key))
    return { text, matches, matchesUnmodelled: () => false }
  }
  const kind = synonyms[word] ?? kindNames.find((each) => each === word)
  if (kind === undefined || kindOf(kind).isBeyondEntities === true) return wholePattern(text, word, name)
  const parts = parseParts(name)
  if (parts === null) throw unreadable(text)
  const least = lengths[kind] ?? 1
  const most = kind === 'namespace' || kind === 'extension' ? 1 : least + 1
  if (parts.length < least || parts.length > most)
    throw new UsageError(
      `The rule for ${text}: the name of a ${word} has ${least === most ? least : `${least} or ${most}`} parts.`,
      {
        hint: 'A name with a dot in it is quoted, as in table:"a.b".',
      },
    )
  const tests = parts.length === most && most > least ? parts.map(testOf) : [null, ...parts.map(testOf)].slice(-most)
  return {
    text,
    matches(key) {
      const word = kindNameOf(key)
      if ((synonyms[word] ?? word) !== kind) return false
      const found = parseParts(nameOf(key))?.map((part) => part.name) ?? []
      const full = found.length < most ? [defaultNamespace, ...found] : found
      return tests.every((test, place) => (test === null ? full[place] === defaultNamespace : test(full[place] ?? '')))
    },
    matchesUnmodelled: () => false,
  }
}

type Test = (name: string) => boolean

function testOf({ name, isQuoted }: PathPart): Test {
  if (isQuoted || !name.includes('*')) return (other) => other === name
  return globOf(name)
}

/** Without a regular expression, because a hostile name and a hostile pattern must not take exponential time. */
function globOf(pattern: string): Test {
  const [first = '', ...others] = pattern.split('*')
  const last = others.pop() ?? ''
  return (name) => {
    if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length) return false
    let rest = name.slice(first.length, name.length - last.length)
    return others.every((piece) => {
      const place = rest.indexOf(piece)
      if (place !== -1) rest = rest.slice(place + piece.length)
      return place !== -1
    })
  }
}

/** Triggers, functions and the like, whose names are compared whole, as `check` prints them. */
function wholePattern(text: string, word: string, name: string): Pattern {
  const test = globOf(name.trim())
  const isPlain = !name.includes('*')
  const near = suggestion(word, [...kindNames, ...Object.keys(synonyms)])
  if (near !== null && near !== word)
    throw new UsageError(`The rule for ${text}: there is no kind named ${word}.`, { hint: `Did you mean ${near}?` })
  const isMeant = (what: string, full: string) => what === word && (isPlain ? full === name.trim() : test(full))
  return { text, matches: (key) => isMeant(kindNameOf(key), nameOf(key)), matchesUnmodelled: isMeant }
}

const unreadable = (text: string): UsageError =>
  new UsageError(`The rule for ${JSON.stringify(text)} names nothing.`, {
    hint: 'As in table:legacy_*, column:orders.total or index:audit.*',
  })
