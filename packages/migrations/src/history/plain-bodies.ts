import type { Bodies } from './bodies.ts'
import { plainHeader } from './plain-header.ts'

const remarks = /(?:\n| *\/\/[^\n\r\u2028\u2029]*\n)*/y
const statement = / {2}await queryRunner\.query\((?:\n {4})?`((?:[^`\\$\r]|\$(?!\{))*)`(?:,\n {2})?\)\n/y
const opening = /\nexport async function (upgrade|downgrade)\((queryRunner: QueryRunner)?\): Promise<void> \{/y

/**
 * The bodies of a file that stands there as this program writes it; null for every other. An upgrade of thousands of revisions reads
 * all of them, and nearly all were written by it; a law holds this to its word.
 */
export function plainBodies(source: string): Bodies | null {
  const begin = source.indexOf('\nexport async function upgrade(')
  if (begin === -1 || plainHeader(source) === null) return null
  const upgrade = bodyAt(source, begin, 'upgrade')
  const downgrade = upgrade === null ? null : bodyAt(source, upgrade.end, 'downgrade')
  if (upgrade === null || downgrade === null || downgrade.end !== source.length) return null
  return { upgrade: upgrade.statements, downgrade: downgrade.statements }
}

interface PlainBody {
  readonly statements: readonly string[]
  /** Behind the line of the closing brace. */
  readonly end: number
}

function bodyAt(source: string, from: number, name: keyof Bodies): PlainBody | null {
  opening.lastIndex = from
  const [, found, parameter] = opening.exec(source) ?? []
  if (found !== name) return null
  const statements: string[] = []
  let place = opening.lastIndex
  if (source.startsWith('}\n', place)) return { statements, end: place + 2 }
  if (source[place] !== '\n') return null
  for (place += 1; ; ) {
    remarks.lastIndex = place
    remarks.test(source)
    place = remarks.lastIndex
    if (source.startsWith('}\n', place)) return { statements, end: place + 2 }
    statement.lastIndex = place
    const sql = statement.exec(source)?.[1]
    if (sql === undefined || parameter === undefined) return null
    statements.push(sql)
    place = statement.lastIndex
  }
}
