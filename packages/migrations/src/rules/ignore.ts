import { type AnyObject, kindBehind, kindNames, kindOf, schemaOf } from '../kinds/index.ts'
import type { Key } from '../model/key.ts'
import type { Lookup } from '../model/kind.ts'
import type { Schema } from '../model/schema.ts'
import { lookupOf } from '../plan/lookup.ts'
import { isAbout, type ReadRule, type RuleLog } from './rule.ts'

export interface Ignoring {
  readonly live: Schema
  readonly declared: Schema
  readonly rules: readonly ReadRule[]
  readonly log: RuleLog
  /** All names that an object goes by. */
  namesOf(key: Key): readonly string[]
}

export interface Ignored {
  /** Without what is ignored, and without what could only stand on it. */
  readonly declared: Schema
  /** What is ignored, as far as it is there. */
  readonly keys: readonly Key[]
}

/** Takes what the rules leave out of the comparison out of the declared schema. */
export function withoutIgnored(ignoring: Ignoring): Ignored {
  const { live, declared, rules } = ignoring
  if (!rules.some(({ keeps }) => keeps === null)) return { declared, keys: [] }
  const [is, shall] = [lookupOf(live), lookupOf(declared)]
  const ignored = withContents(matched(ignoring), [is, shall])
  const missing = new Map([...ignored].filter(([key]) => !is.has(key)))
  for (const [key, rule] of missing) {
    for (const dependent of shall.dependents(key)) {
      if (ignored.has(dependent) || isAlternative(key)) continue
      ignored.set(dependent, rule)
      if (!is.has(dependent)) missing.set(dependent, rule)
      ignoring.log.note(rule, dependent)
    }
  }
  const compared = schemaOf((name) =>
    declared[name].filter((object: AnyObject) => !ignored.has(kindOf(name).key(object))),
  )
  return { declared: compared, keys: [...ignored.keys()].filter((key) => is.has(key)) }
}

type ByRule = Map<Key, ReadRule>

function matched({ live, declared, rules, log, namesOf }: Ignoring): ByRule {
  const found: ByRule = new Map()
  const ignoring = rules.filter(({ keeps }) => keeps === null)
  for (const schema of [live, declared]) {
    for (const name of kindNames) {
      for (const object of schema[name]) {
        const key = kindOf(name).key(object)
        for (const rule of ignoring.filter((each) => isAbout(each, namesOf(key)))) {
          log.note(rule, key)
          found.set(key, rule)
        }
      }
    }
  }
  return found
}

/** What stands in something that is ignored, in any depth: the kinds are in an order in which containers come first. */
function withContents(found: ByRule, sides: readonly Lookup[]): ByRule {
  for (const { schema } of sides) {
    for (const name of kindNames) {
      const { key, container } = kindOf(name)
      for (const object of container ? schema[name] : []) {
        const outer = container?.(object) ?? null
        const rule = outer === null ? undefined : found.get(outer)
        if (rule !== undefined && !found.has(key(object))) found.set(key(object), rule)
      }
    }
  }
  return found
}

/** A foreign key stands on one of the keys of its target, and another one may do. */
const isAlternative = (key: Key): boolean => kindBehind(key)?.guarantees !== undefined
