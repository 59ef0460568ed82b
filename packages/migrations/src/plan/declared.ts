import { type AnyObject, type KindName, kindNames, kindOf, schemaOf } from '../kinds/index.ts'
import { withNamespacesOf } from '../kinds/namespace-declared.ts'
import type { Key } from '../model/key.ts'
import type { Schema } from '../model/schema.ts'
import { isSame } from './diff.ts'
import { lookupOf } from './lookup.ts'

/**
 * What the entities say with what is declared besides. Their expressions are texts: what is declared and stands in one is
 * what the object depends on.
 */
export function joined(entities: Schema, declared: Schema): Schema {
  const named = kindNames.flatMap((name) => declared[name].map((object: AnyObject) => namer(name, object)))
  const both = schemaOf((name) => [
    ...withoutTwins(name, entities[name], declared[name]).map((object) => using(object, name, named)),
    ...declared[name],
  ])
  return withNamespacesOf(declared, both)
}

/** Entities may need an extension that is also declared, with the schema that it stands in. */
function withoutTwins(name: KindName, objects: readonly AnyObject[], declared: readonly AnyObject[]) {
  const { key } = kindOf(name)
  const known = new Set(declared.map(key))
  return known.size === 0 ? objects : objects.filter((object) => !known.has(key(object)))
}

interface Namer {
  readonly key: Key
  isNamedIn(text: string): boolean
}

function namer(name: KindName, object: AnyObject): Namer {
  const { key, isNamedIn } = kindOf(name)
  return { key: key(object), isNamedIn: (text) => isNamedIn?.(object, text) === true }
}

function using(object: AnyObject, name: KindName, named: readonly Namer[]): AnyObject {
  const type = 'type' in object && typeof object.type === 'string' ? [object.type] : []
  const texts = [...type, ...(kindOf(name).expressions?.(object) ?? []).map(({ text }) => text)]
  const uses = named.filter((each) => texts.some(each.isNamedIn)).map(({ key }) => key)
  if (uses.length === 0 || !('uses' in object) || !Array.isArray(object.uses)) return object
  return Object.assign({}, object, { uses: [...new Set<Key>([...object.uses, ...uses])] })
}

/** The declared schema, in which what is there as it was first printed has those words. */
export function inLiveWords(declared: Schema, live: Schema, firstPrint: Schema): Schema {
  const [is, said] = [lookupOf(live), lookupOf(firstPrint)]
  return schemaOf((name) => {
    const { key, adopt } = kindOf(name)
    const twins = new Map(firstPrint[name].map((object: AnyObject) => [key(object), object]))
    const there = new Map(twins.size === 0 ? [] : live[name].map((object: AnyObject) => [key(object), object]))
    return declared[name].map((object: AnyObject) => {
      const [twin, found] = [twins.get(key(object)), there.get(key(object))]
      const isMeant = twin !== undefined && found !== undefined && isSame(found, adopt?.(found, twin, is, said) ?? twin)
      return isMeant ? found : object
    })
  })
}
