import { reservedWords } from './reserved-words.ts'

/** An identifier as SQL, always quoted. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** A qualified identifier as SQL; the default namespace, null, is left out. */
export const quoteQualified = (namespace: string | null, name: string): string =>
  namespace === null ? quoteName(name) : `${quoteName(namespace)}.${quoteName(name)}`

export const quoteNames = (names: readonly string[]): string => names.map(quoteName).join(', ')

/** A string literal. A backslash forces the E form, which means the same whatever `standard_conforming_strings` says. */
export function quoteLiteral(text: string): string {
  const doubled = text.replaceAll("'", "''")
  return text.includes('\\') ? `E'${doubled.replaceAll('\\', '\\\\')}'` : `'${doubled}'`
}

/** An identifier as a person and `format_type` write it: quoted only where PostgreSQL needs it. */
export function displayName(name: string): string {
  const known = displayed.get(name)
  if (known !== undefined) return known
  const made = isPlain(name) ? name : quoteName(name)
  displayed.set(name, made)
  return made
}

const isPlain = (name: string): boolean => /^[a-z_][a-z0-9_$]*$/.test(name) && !reservedWords.has(name)

/** A schema's few names stand in the keys of its many objects. */
const displayed = new Map<string, string>()

export function displayQualified(namespace: string | null, ...names: readonly string[]): string {
  const shown = names.length === 1 ? displayName(names[0] ?? '') : names.map(displayName).join('.')
  return namespace === null ? shown : `${displayName(namespace)}.${shown}`
}
