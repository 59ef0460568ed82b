import { type Key, nameOf } from '../model/key.ts'
import { lockModes, type Statement } from '../model/statement.ts'

/** What a reviewer has to know of a statement, in one line that no name can break out of. */
export function factsOf(statement: Statement): string {
  const { locks, rewrites, scans, loses } = statement
  const relations = [...new Set([...locks.map(({ relation }) => relation), ...rewrites, ...scans])]
  const facts = relations.map((relation) => `${nameOf(relation)}: ${factsAbout(relation, statement).join(', ')}`)
  const effect = facts.length === 0 ? 'locks nothing that exists' : facts.join('; ')
  return onOneLine(loses === null ? effect : `${effect}. LOSES DATA: ${loses}`)
}

/** The lock, and what makes it last. That no row is touched is worth saying where everybody is kept out. */
function factsAbout(relation: Key, { locks, rewrites, scans, loses }: Statement): readonly string[] {
  const mode = lockModes.findLast((each) => locks.some((lock) => lock.relation === relation && lock.mode === each))
  const held = mode === undefined ? [] : [mode]
  if (rewrites.includes(relation)) return [...held, 'rewrites every row']
  if (scans.includes(relation)) return [...held, 'reads every row']
  return mode === 'ACCESS EXCLUSIVE' && loses === null ? [mode, 'no rewrite', 'no scan'] : held
}

/** Characters that end a line, or make an editor show text in another order than a compiler reads it. */
const treacherous = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

const onOneLine = (text: string): string =>
  text.replace(treacherous, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
