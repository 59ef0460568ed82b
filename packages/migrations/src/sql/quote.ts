/** An identifier as SQL, always quoted. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** A qualified identifier as SQL; the default namespace, null, is left out. */
export const quoteQualified = (namespace: string | null, name: string): string =>
  namespace === null ? quoteName(name) : `${quoteName(namespace)}.${quoteName(name)}`

/** A string literal. A backslash forces the E form, which means the same whatever `standard_conforming_strings` says. */
export function quoteLiteral(text: string): string {
  const doubled = text.replaceAll("'", "''")
  return text.includes('\\') ? `E'${doubled.replaceAll('\\', '\\\\')}'` : `'${doubled}'`
}

export const quoteNames = (names: readonly string[]): string => names.map(quoteName).join(', ')
