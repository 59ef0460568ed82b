import { kindBehind } from '../kinds/index.ts'
import { type Key, nameOf } from '../model/key.ts'
import { lockModes, type Statement } from '../model/statement.ts'
import { visibleText } from '../sql/visible-text.ts'

/** What a reviewer has to know of a statement, in one line that no name can break out of. */
export function factsOf(statement: Statement): string {
  const { locks, rewrites, scans, loses, needs } = statement
  const relations = [...new Set([...locks.map(({ relation }) => relation), ...rewrites, ...scans])]
  const facts = relations.map((relation) => `${nameOf(relation)}: ${factsAbout(relation, statement).join(', ')}`)
  const effect = facts.length === 0 ? 'locks nothing that exists' : facts.join('; ')
  const asks = needs === null ? '' : `. NEEDS DATA: ${needs}`
  return visibleText(`${effect}${asks}${loses === null ? '' : `. LOSES DATA: ${loses}`}`)
}

/** The lock, and what makes it last. That no row is touched is worth saying where everybody is kept out of rows. */
function factsAbout(relation: Key, { locks, rewrites, scans, loses }: Statement): readonly string[] {
  const mode = lockModes.findLast((each) => locks.some((lock) => lock.relation === relation && lock.mode === each))
  const held = mode === undefined ? [] : [mode]
  if (rewrites.includes(relation)) return [...held, 'rewrites every row']
  if (scans.includes(relation)) return [...held, 'reads every row']
  const keepsRowsLocked = mode === 'ACCESS EXCLUSIVE' && hasRows(relation) && loses === null
  return keepsRowsLocked ? [...held, 'no rewrite', 'no scan'] : held
}

/** Whether the object keeps rows of its own. */
export const hasRows = (relation: Key): boolean => kindBehind(relation)?.hasRows === true
