import { kindNameBehind, kindOf } from '../kinds/index.ts'
import type { Key } from '../model/key.ts'
import type { PlanContext } from '../model/kind.ts'

/** The outermost object that this one is a part of, such as the table of a comment on a column. */
export function ownerOf(key: Key, sides: Pick<PlanContext, 'before' | 'after'>): Key {
  const name = kindNameBehind(key)
  const object = name && (sides.after.find(name, key) ?? sides.before.find(name, key))
  const outer = name && object ? (kindOf(name).container?.(object) ?? null) : null
  return outer === null ? key : ownerOf(outer, sides)
}
