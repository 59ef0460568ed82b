import { sqlTokens } from './split.ts'

/** Where the names of one namespace stand instead, as far as they do. */
export interface OtherPlace {
  /** The namespace as it is called. */
  readonly namespace: string
  readonly instead: string
  readonly names: ReadonlySet<string>
}

/**
 * An SQL text in which names are qualified with another namespace, and SCHEMA means another one. Token by token: what stands
 * in quotes, between dollars or in a comment is left as it is.
 */
export function requalified(sql: string, places: readonly OtherPlace[]): string {
  const tokens = [...sqlTokens(sql)]
  const meant = tokens.flatMap((token, index) => (/^\s+$/.test(token) ? [] : [{ index, name: nameFrom(token) }]))
  let isList = false
  for (const [turn, { index, name }] of meant.entries()) {
    const [before, dot, member] = [meant[turn - 1], meant[turn + 1], meant[turn + 2]]
    isList = listsSchemas(tokens[index] ?? '', tokens[before?.index ?? -1] ?? '', isList)
    const meantItself = isList ? places.find(({ namespace }) => namespace === name) : undefined
    if (meantItself !== undefined) tokens[index] = meantItself.instead
    if (name === null || tokens[dot?.index ?? -1] !== '.' || tokens[before?.index ?? -1] === '.') continue
    const place = places.find(({ namespace, names }) => namespace === name && names.has(member?.name ?? ''))
    if (place !== undefined) tokens[index] = place.instead
  }
  return tokens.join('')
}

export interface QualifiedName {
  readonly namespace: string
  readonly name: string
}

/** The names that an SQL text qualifies, but for those in brackets, which are types and columns. */
export function qualifiedNames(sql: string): readonly QualifiedName[] {
  const tokens = sqlTokens(sql).filter((token) => !/^\s+$/.test(token))
  let depth = 0
  return tokens.flatMap((token, index) => {
    depth += token === '(' ? 1 : token === ')' ? -1 : 0
    const [namespace, name] = [nameFrom(token), nameFrom(tokens[index + 2] ?? '')]
    const isQualified = depth === 0 && tokens[index + 1] === '.' && tokens[index - 1] !== '.'
    return isQualified && namespace !== null && name !== null ? [{ namespace, name }] : []
  })
}

/** Whether a token stands where the names of schemas are listed. */
const listsSchemas = (token: string, before: string, wasListing: boolean): boolean =>
  /^schema$/i.test(before) || (wasListing && (token === ',' || before === ','))

/** The name that a token is: quoted as it stands, and folded where it is not; null for what is none. */
function nameFrom(token: string): string | null {
  if (token.startsWith('"')) return token.slice(1, -1).replaceAll('""', '"')
  return /^[A-Za-z_\u0080-\uffff]/.test(token) && !token.includes("'") ? token.toLowerCase() : null
}
