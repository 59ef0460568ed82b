import { UnsupportedError } from '../errors.ts'
import type { AnyObject } from '../kinds/index.ts'
import { type Key, kindNameOf, nameOf } from '../model/key.ts'
import type { Kind } from '../model/kind.ts'
import { clip, longestName } from '../sql/object-name.ts'

/** A label as PostgreSQL keeps it: nobody asks for an index or a constraint by its name, so that it may be cut. */
export function withStoredName(kind: Kind<AnyObject>, object: AnyObject): AnyObject {
  const { relabel } = kind
  if (relabel === undefined || !('name' in object) || Buffer.byteLength(object.name) <= longestName) return object
  return relabel(object, { ...object, name: clip(object.name, longestName) } as AnyObject)
}

/** The fields in which the kinds keep the parts of an object's own name. */
const nameFields: readonly string[] = ['namespace', 'table', 'name']

/** Refuses what PostgreSQL would store otherwise than it is written, or not at all. */
export function checkNames(object: AnyObject, key: Key, entity: string | undefined): void {
  for (const field of nameFields) {
    const value: unknown = Reflect.get(object, field)
    if (typeof value === 'string') checkLength(value, key, entity)
  }
  const broken = unstorableIn(object)
  if (broken === null) return
  const what = broken.includes('\0') ? 'a NUL character' : 'half of a surrogate pair'
  throw new UnsupportedError(`${describe(key, entity)} has ${what} in it, which PostgreSQL cannot store.`, {
    object: nameOf(key),
    hint: `It stands in ${JSON.stringify(broken.slice(0, 80))}.`,
  })
}

function checkLength(name: string, key: Key, entity: string | undefined): void {
  // No character takes more than three bytes for each of its units.
  if (3 * name.length <= longestName) return
  const bytes = Buffer.byteLength(name)
  if (bytes <= longestName) return
  throw new UnsupportedError(
    `${describe(key, entity)}: the name ${name} has ${bytes} bytes; PostgreSQL keeps ${longestName}.`,
    {
      object: nameOf(key),
      hint: 'Give it a shorter name in the entity, or through the naming strategy.',
    },
  )
}

const describe = (key: Key, entity: string | undefined): string =>
  `${entity === undefined ? '' : `${entity}: `}${kindNameOf(key)} ${nameOf(key)}`

/** How JSON writes a NUL and half of a surrogate pair, which it never leaves as they are; a text may also say so itself. */
const escaped = /\\u(?:0000|d[89a-f])/

/** The text in it that PostgreSQL cannot store. Nearly no object has any, and to print one takes less than to walk through it. */
const unstorableIn = (object: AnyObject): string | null =>
  escaped.test(JSON.stringify(object)) ? unstorableText(object) : null

const unstorable = /[\0\p{Surrogate}]/u

function unstorableText(value: unknown): string | null {
  if (typeof value === 'string') return unstorable.test(value) ? value : null
  if (typeof value !== 'object' || value === null) return null
  for (const part of Object.values(value)) {
    const found = unstorableText(part)
    if (found !== null) return found
  }
  return null
}
