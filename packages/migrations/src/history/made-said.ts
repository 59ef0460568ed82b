import { type Key, kindNameOf, nameOf } from '../model/key.ts'

interface Parts {
  readonly head: string
  readonly column: string | null
  readonly middle: string
  readonly word: string
  readonly name: string
}

/** Of what is said of an object, and perhaps of one of its columns, and is called by both. */
function partsOf(key: Key): Parts | null {
  const found =
    /^((?:grant|option):[^(]+?)(?: \((.+?)\))?((?: (?:to|from) .+)? on )((?:schema |function |type )?)(.+)$/s.exec(key)
  if (found === null) return null
  const [, head = '', column, middle = '', word = '', name = ''] = found
  return { head, column: column ?? null, middle, word: word.trim(), name }
}

const kindsUnder: Readonly<Record<string, readonly string[]>> = {
  '': ['table', 'view', 'materialized view', 'sequence', 'index'],
  schema: ['namespace'],
  function: ['function'],
  type: ['enum', 'domain'],
}

const spelled = '(?:"(?:[^"]|"")+"|[^" ]+)'

/** What is given of whatever is made in a namespace: behind that stands at most who makes it. */
const inNamespace = new RegExp(`^(default privilege:.* in )(${spelled})((?: of ${spelled})?)$`, 's')

/** The key when what it is said of goes by another name; null where it is said of something else. */
export function saidAfter(key: Key, from: Key, to: Key): Key | null {
  const [kind, was, becomes] = [kindNameOf(from), nameOf(from), nameOf(to)]
  const [, given, place, maker] = inNamespace.exec(key) ?? []
  if (place !== undefined) return kind === 'namespace' && place === was ? (`${given}${becomes}${maker}` as Key) : null
  const parts = partsOf(key)
  if (parts === null) return null
  const { head, column, middle, word, name } = parts
  const written = (own: string | null, target: string): Key =>
    `${head}${own === null ? '' : ` (${own})`}${middle}${word === '' ? '' : `${word} `}${target}` as Key
  if (kind === 'column') return was === `${name}.${column}` ? written(becomes.slice(name.length + 1), name) : null
  if (was === name && kindsUnder[word]?.includes(kind) === true) return written(column, becomes)
  if (kind !== 'namespace' || !name.startsWith(`${was}.`)) return null
  return written(column, `${becomes}${name.slice(was.length)}`)
}
