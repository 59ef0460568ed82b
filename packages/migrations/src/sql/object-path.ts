import type { Subject } from '../model/rename.ts'
import { displayQualified } from './quote.ts'

const part = /\s*(?:"((?:[^"]|"")+)"|'((?:[^']|'')+)'|([^."'=]+))\s*(\.|=|$)/y

/**
 * The parts of a name as a person writes it, `billing."Invoice".total`; null for what is none. What is not quoted is
 * taken as it stands: TypeORM's names have capitals, and nobody quotes them on a command line.
 */
export const parsePath = (text: string): readonly string[] | null => parseParts(text)?.map(({ name }) => name) ?? null

/** One part of a name, and whether it was quoted. */
export interface PathPart {
  readonly name: string
  readonly isQuoted: boolean
}

/** The same, where it matters what was quoted. */
export function parseParts(text: string): readonly PathPart[] | null {
  const sides = parseSides(text)
  return sides?.length === 1 ? (sides[0] ?? null) : null
}

/** The parts of a name as PostgreSQL reads it: what is not quoted is folded to lower case. */
export const parseFolded = (text: string): readonly string[] | null =>
  parseParts(text)?.map(({ name, isQuoted }) => (isQuoted ? name : name.toLowerCase())) ?? null

/** Two such names with an equals sign in between. */
export function parsePair(text: string): readonly [readonly string[], readonly string[]] | null {
  const [first, second, ...others] = parseSides(text)?.map((side) => side.map(({ name }) => name)) ?? []
  return first === undefined || second === undefined || others.length > 0 ? null : [first, second]
}

/** Such a name, and whatever stands behind the first equals sign outside its quotes. */
export function parseAssignment(text: string): readonly [readonly string[], string] | null {
  const [, name = '', value = ''] = /^((?:"(?:[^"]|"")*"|'(?:[^']|'')*'|[^"'=])*)=(.*)$/s.exec(text) ?? []
  const path = parsePath(name)
  return path === null || value.trim() === '' ? null : [path, value.trim()]
}

function parseSides(text: string): readonly (readonly PathPart[])[] | null {
  const sides: PathPart[][] = [[]]
  for (let end = 0; ; ) {
    part.lastIndex = end
    const [all, quoted, literal, plain, next] = part.exec(text) ?? []
    const name = quoted?.replaceAll('""', '"') ?? literal?.replaceAll("''", "'") ?? plain?.trim()
    if (all === undefined || name === undefined || name === '') return null
    sides.at(-1)?.push({ name, isQuoted: plain === undefined })
    if (next === '') return sides
    if (next === '=') sides.push([])
    end += all.length
  }
}

/** The object of a rename as a person names it. */
export const subjectText = ({ namespace, owner, name }: Subject): string =>
  displayQualified(namespace, ...(owner === null ? [] : [owner]), name)
