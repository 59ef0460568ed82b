import { tableKey } from '../kinds/keys.ts'
import { kindsRenamed, namesakesOf } from '../kinds/rename.ts'
import type { Key } from '../model/key.ts'
import { isSameSubject, type Rename, type RenameWord, renameWords, type Subject } from '../model/rename.ts'
import type { Schema } from '../model/schema.ts'
import { freeName, suffixed } from '../sql/object-name.ts'
import { subjectText } from '../sql/object-path.ts'

/** A schema would take all that is in it along, and a value is merged into the one that has its name. */
export const canMakeRoom = (word: RenameWord): boolean => word !== 'schema' && word !== 'value'

/** Names that nothing in the schemas has, for what has to be called something until it goes. */
export function freeNamesIn(schemas: readonly Schema[], renames: readonly Rename[]): (name: string) => string {
  const taken = new Set(
    renameWords.flatMap((word) =>
      schemas.flatMap((schema) => namesakesOf(word, schema).map(({ subject }) => subject.name)),
    ),
  )
  for (const { to } of renames) taken.add(to.name)
  return (name) => {
    const found = freeName((suffix) => suffixed(name, suffix), {
      suffix: 'replaced',
      isTaken: (candidate) => taken.has(candidate),
    })
    taken.add(found)
    return found
  }
}

/** What a person calls the objects that have made room, by the keys that they have meanwhile. */
export const formerNames = (renames: readonly Rename[]): ReadonlyMap<Key, string> =>
  new Map(
    renames
      .filter(({ makesRoom }) => makesRoom)
      .flatMap((rename) =>
        kindsRenamed(rename).map(
          (kind) => [`${kind}:${subjectText(rename.to)}` as Key, subjectText(rename.from)] as const,
        ),
      ),
  )

/** What has made room and has to stay, because it is not for the history to drop. */
export const strandedIn = (renames: readonly Rename[], wanted: Schema): readonly Rename[] =>
  renames.filter(
    ({ word, to, makesRoom }) =>
      makesRoom && namesakesOf(word, wanted).some(({ subject }) => isSameSubject(subject, to)),
  )

/** Whether it stands on a table that has made room. */
export const isWithin = ({ namespace, owner }: Subject, leaving: ReadonlySet<Key>): boolean =>
  owner !== null && leaving.has(tableKey(namespace, owner))
