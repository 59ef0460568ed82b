import { clip, longestName } from './object-name.ts'
import { sqlTokens } from './split.ts'

/** The form of a statement, in which a pattern finds words and nothing that only looks like them. */
export interface Skeleton {
  /** Bare words in lower case, one space between what stands apart; `"0"` for the first quoted name, `''` for every string. */
  readonly text: string
  /** The quoted names, without their quotes. */
  readonly quoted: readonly string[]
  /** The strings as they are written, dollar-quoted ones too. */
  readonly strings: readonly string[]
}

/** Of one statement or several; comments leave nothing behind. */
export function skeletonOf(sql: string): Skeleton {
  const quoted: string[] = []
  const strings: string[] = []
  const words = sqlTokens(sql).flatMap((token) => {
    if (/^\s$/.test(token) || /^(--|\/\*)/.test(token)) return []
    if (token.startsWith('"')) return `"${quoted.push(token.slice(1, -1).replaceAll('""', '"')) - 1}"`
    if (/^([eE]?'|\$[^\d])/.test(token)) {
      strings.push(token)
      return "''"
    }
    return asciiLower(token)
  })
  return { text: words.join(' '), quoted, strings }
}

/** What a dollar-quoted or plain string says, where that is code. */
export const codeIn = (string: string): string =>
  /^\$[^$]*\$/.test(string)
    ? string.replace(/^(\$[^$]*\$)(.*)\1$/s, '$2')
    : string.replace(/^[eE]?'(.*)'$/s, '$1').replaceAll("''", "'")

/** A name that stands in a skeleton, as PostgreSQL stores it: what is bare is folded, byte by byte, and what is too long is cut. */
export function nameFrom(part: string, { quoted }: Skeleton): string {
  const index = /^"(\d+)"$/.exec(part)?.[1]
  const name = index === undefined ? asciiLower(part) : (quoted[Number(index)] ?? '')
  return clip(name, longestName)
}

const asciiLower = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
