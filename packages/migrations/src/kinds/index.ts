import { type Key, kindNameOf } from '../model/key.ts'
import type { Kind } from '../model/kind.ts'
import type { Schema } from '../model/schema.ts'
import { attachmentKind } from './attachment.ts'
import { bystanderKind } from './bystander.ts'
import { columnKind } from './column.ts'
import { commentKind } from './comment.ts'
import { constraintKind } from './constraint.ts'
import { defaultPrivilegeKind } from './default-privilege.ts'
import { domainKind } from './domain.ts'
import { enumKind } from './enum.ts'
import { extensionKind } from './extension.ts'
import { functionKind } from './function.ts'
import { grantKind } from './grant.ts'
import { materializedViewKind } from './materialized-view.ts'
import { namespaceKind } from './namespace.ts'
import { optionKind } from './option.ts'
import { policyKind } from './policy.ts'
import { publishedTableKind } from './published-table.ts'
import { rowLevelSecurityKind } from './row-level-security.ts'
import { ruleKind } from './rule.ts'
import { sequenceKind } from './sequence.ts'
import { sequenceOwnerKind } from './sequence-owner.ts'
import { statisticsKind } from './statistics.ts'
import { tableKind } from './table.ts'
import { indexKind } from './table-index.ts'
import { triggerKind } from './trigger.ts'
import { viewKind } from './view.ts'

/** The kinds of object that the tool manages: the only list of them in the program. Adding a kind is adding a line. */
export const kinds = {
  namespace: namespaceKind,
  extension: extensionKind,
  enum: enumKind,
  domain: domainKind,
  sequence: sequenceKind,
  table: tableKind,
  column: columnKind,
  constraint: constraintKind,
  index: indexKind,
  view: viewKind,
  'materialized view': materializedViewKind,
  function: functionKind,
  trigger: triggerKind,
  policy: policyKind,
  rule: ruleKind,
  statistics: statisticsKind,
  'row level security': rowLevelSecurityKind,
  option: optionKind,
  grant: grantKind,
  'default privilege': defaultPrivilegeKind,
  comment: commentKind,
  'sequence owner': sequenceOwnerKind,
  attachment: attachmentKind,
  'published table': publishedTableKind,
  bystander: bystanderKind,
} as const

export type Kinds = typeof kinds
export type KindName = keyof Kinds
export type ObjectOf<K extends KindName> = Kinds[K] extends Kind<infer T> ? T : never
export type AnyObject = ObjectOf<KindName>

export const kindNames = Object.keys(kinds) as readonly KindName[]

/** One kind with its object's type erased, so that algorithms can treat all kinds alike. */
export const kindOf = (name: KindName): Kind<AnyObject> => erased[name]

/** Every algorithm asks for the keys of the same objects, which never change; each is put together once. */
function withRememberedKeys(kind: Kind<AnyObject>): Kind<AnyObject> {
  const keys = new WeakMap<AnyObject, Key>()
  const key = (object: AnyObject): Key => {
    const known = keys.get(object)
    if (known !== undefined) return known
    const made = kind.key(object)
    keys.set(object, made)
    return made
  }
  return { ...kind, key }
}

const erased = Object.fromEntries(
  kindNames.map((name) => [name, withRememberedKeys(kinds[name] as unknown as Kind<AnyObject>)]),
) as unknown as Readonly<Record<KindName, Kind<AnyObject>>>

const byName: ReadonlyMap<string, KindName> = new Map(kindNames.map((name) => [name, name]))

/** The kind of the object that a key names; undefined for a key of something that no kind describes. */
export const kindNameBehind = (key: Key): KindName | undefined => byName.get(kindNameOf(key))

export function kindBehind(key: Key): Kind<AnyObject> | undefined {
  const name = kindNameBehind(key)
  return name && kindOf(name)
}

/** A schema put together kind by kind. Each list has to be one of objects of its kind. */
export const schemaOf = (objectsOf: (name: KindName) => readonly AnyObject[]): Schema =>
  Object.fromEntries(kindNames.map((name) => [name, objectsOf(name)])) as unknown as Schema
