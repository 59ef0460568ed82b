import { isDeepStrictEqual } from 'node:util'

import { type AnyObject, type KindName, kindNames, kindOf, schemaOf } from '../kinds/index.ts'
import type { Key } from '../model/key.ts'
import type { Schema } from '../model/schema.ts'
import { lookupOf } from '../plan/lookup.ts'
import type { Twins } from '../renames/derive.ts'
import { attributeError, isAbout, type ReadRule, type RuleLog } from './rule.ts'

export interface Keeping {
  readonly live: Schema
  readonly declared: Schema
  readonly rules: readonly ReadRule[]
  readonly log: RuleLog
  namesOf(key: Key): readonly string[]
}

/**
 * Lets the database win where the rules say so. What PostgreSQL prints in its own words is kept once it has been
 * compared, lest a rule seem to be needed where only the spelling differs.
 */
export function keptLive(keeping: Keeping, when: 'compared' | 'uncompared'): Schema {
  const { declared } = keeping
  const rules = keeping.rules.filter(({ keeps }) => keeps !== null)
  if (rules.length === 0) return declared
  return withoutOrphans(
    schemaOf((name) => keptObjects(name, { ...keeping, rules }, when)),
    keeping,
  )
}

function keptObjects(name: KindName, keeping: Keeping, when: 'compared' | 'uncompared'): readonly AnyObject[] {
  const { key } = kindOf(name)
  const found = new Map(keeping.live[name].map((object: AnyObject) => [key(object), object]))
  return keeping.declared[name].map((object: AnyObject) => {
    const live = found.get(key(object))
    if (live === undefined) return object
    const about = keeping.rules.filter((rule) => isAbout(rule, keeping.namesOf(key(object))))
    return about.reduce((kept, rule) => keptObject(name, { live, kept, rule, when, log: keeping.log }), object)
  })
}

interface KeepingObject {
  readonly live: AnyObject
  readonly kept: AnyObject
  readonly rule: ReadRule
  readonly when: 'compared' | 'uncompared'
  readonly log: RuleLog
}

function keptObject(name: KindName, { live, kept, rule, when, log }: KeepingObject): AnyObject {
  const { key, inseparable = [] } = kindOf(name)
  const printed = new Set([...printedFields(name, live), ...printedFields(name, kept)])
  const [is, shall] = [new Map(Object.entries(live)), new Map(Object.entries(kept))]
  const due = (rule.keeps ?? [])
    .filter((field) => field !== 'name' && (is.has(field) || shall.has(field)))
    .flatMap((field) => inseparable.find((fields) => fields.includes(field)) ?? [field])
  const differing = due.filter((field) => !isDeepStrictEqual(is.get(field), shall.get(field)))
  const changing = differing.filter((field) => when === 'compared' || !printed.has(field) || is.get(field) === null)
  if (changing.length === 0) return kept
  if (changing.some((field) => field !== 'uses')) log.note(rule, key(kept))
  return { ...kept, ...Object.fromEntries(changing.map((field) => [field, is.get(field)])) } as AnyObject
}

/** The fields whose texts the server prints in its own words. */
function printedFields(name: KindName, object: AnyObject): readonly string[] {
  const { expressions, withExpressions } = kindOf(name)
  const texts = expressions?.(object) ?? []
  if (texts.length === 0 || withExpressions === undefined) return []
  const other = new Map(
    Object.entries(
      withExpressions(
        object,
        texts.map(({ text }) => `${text} `),
      ),
    ),
  )
  return Object.entries(object).flatMap(([field, value]) => (isDeepStrictEqual(value, other.get(field)) ? [] : [field]))
}

/** What was only declared for the sake of something that stays as it is, such as an enum type, is not made. */
function withoutOrphans(kept: Schema, { live, declared }: Keeping): Schema {
  const [is, before, after] = [lookupOf(live), lookupOf(declared), lookupOf(kept)]
  return schemaOf((name) => {
    const { key, container } = kindOf(name)
    const isOrphan = (own: Key) =>
      !is.has(own) && before.dependents(own).length > 0 && after.dependents(own).length === 0
    const objects: readonly AnyObject[] = kept[name]
    return container === undefined ? objects.filter((object) => !isOrphan(key(object))) : objects
  })
}

/** Whether the database is right about the name of what is there under another one than is declared. */
export function keepsName({ from, to }: Twins, { rules, log }: Pick<Keeping, 'rules' | 'log'>): boolean {
  const rule = rules.find(({ keeps, ...each }) => keeps?.includes('name') && isAbout({ keeps, ...each }, [from, to]))
  if (rule !== undefined) log.note(rule, from)
  return rule !== undefined
}

/** Refuses a rule that keeps what nothing it is about has. */
export function checkAttributes(rules: readonly ReadRule[], schemas: readonly Schema[]): void {
  const objects = schemas.flatMap((schema) =>
    kindNames.flatMap((name) =>
      schema[name].map((object: AnyObject) => ({ name, object, key: kindOf(name).key(object) })),
    ),
  )
  for (const rule of rules.filter(({ keeps }) => keeps !== null)) {
    const about = objects.filter(({ key }) => isAbout(rule, [key]))
    const [first] = about
    const known = new Set(about.flatMap(({ name, object }) => attributesOf(name, object)))
    const unknown = (rule.keeps ?? []).find((field) => !known.has(field))
    if (first !== undefined && unknown !== undefined)
      throw attributeError(unknown, rule, { key: first.key, known: [...known] })
  }
}

/** The name only of kinds under whose names nothing else changes. */
const attributesOf = (name: KindName, object: AnyObject): readonly string[] =>
  Object.keys(object).filter((field) => !own.has(field) || (field === 'name' && kindOf(name).relabel !== undefined))

const own = new Set(['namespace', 'table', 'name', 'uses', 'on', 'relation'])
