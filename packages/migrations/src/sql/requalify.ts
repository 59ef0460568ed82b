import { sqlTokens } from './split.ts'

/** Where the names of one namespace stand instead, as far as they do. */
export interface OtherPlace {
  /** The namespace as it is called. */
  readonly namespace: string
  readonly instead: string
  readonly names: ReadonlySet<string>
}

/**
 * An SQL text in which names are qualified with another namespace. Token by token: what stands in quotes, between dollars
 * or in a comment is left as it is.
 */
export function requalified(sql: string, places: readonly OtherPlace[]): string {
  const tokens = [...sqlTokens(sql)]
  const meant = tokens.flatMap((token, index) => (/^\s+$/.test(token) ? [] : [{ index, name: nameFrom(token) }]))
  for (const [turn, { index, name }] of meant.entries()) {
    const [before, dot, member] = [meant[turn - 1], meant[turn + 1], meant[turn + 2]]
    if (name === null || tokens[dot?.index ?? -1] !== '.' || tokens[before?.index ?? -1] === '.') continue
    const place = places.find(({ namespace, names }) => namespace === name && names.has(member?.name ?? ''))
    if (place !== undefined) tokens[index] = place.instead
  }
  return tokens.join('')
}

/** The name that a token is: quoted as it stands, and folded where it is not; null for what is none. */
function nameFrom(token: string): string | null {
  if (token.startsWith('"')) return token.slice(1, -1).replaceAll('""', '"')
  return /^[A-Za-z_\u0080-\uffff]/.test(token) && !token.includes("'") ? token.toLowerCase() : null
}
