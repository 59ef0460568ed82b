import { kindNameOf } from '../model/key.ts'
import type { Rewording } from '../model/kind.ts'
import { asTexts, withoutLabels } from '../sql/constants.ts'
import { bareType } from '../sql/type-name.ts'
import type { Column } from './column.ts'

/** Constants that are compared with the column are labelled with the type of the day, and the server finds no operator for them and another one. */
export function rewordingFor(before: Column, after: Column): Rewording | undefined {
  const [from, to] = [bareType(before.type), bareType(after.type)]
  const leaves = before.uses.filter((use) => !after.uses.includes(use))
  const { name: column } = before
  // The server compares a varchar as a text, and makes a text of a value of an enum by what may be renamed.
  if (from === 'character varying' && isEnum(after) && !before.type.endsWith('[]'))
    return {
      tell: (sql, place) => (place === 'kept' ? withoutLabels(asTexts(sql, column), { column, from: 'text' }) : sql),
      leaves,
    }
  if (from === to || !(isEnum(before) || isLabelled(before, from, to))) return undefined
  return { tell: (sql) => withoutLabels(sql, { column, from }), leaves }
}

const isEnum = ({ uses }: Column): boolean => uses.some((key) => kindNameOf(key) === 'enum')

/** A uuid is printed as it is written; a list of texts of one type is not compared with one of texts of another. */
function isLabelled({ type }: Column, from: string, to: string): boolean {
  if (!allTexts.has(to)) return texts.has(from)
  return from === 'uuid' || (type.endsWith('[]') && allTexts.has(from))
}

/** What the server compares with constants of its own type, and what it compares with texts. A varchar is cast in every comparison. */
const texts: ReadonlySet<string> = new Set(['text', 'citext', 'name'])
const allTexts: ReadonlySet<string> = new Set([...texts, 'character varying', 'character'])
