import { UsageError } from '../errors.ts'
import { type Key, nameOf } from '../model/key.ts'
import type { Rule } from '../model/rule.ts'
import { type Pattern, parsePattern } from './pattern.ts'

/** A rule of the configuration, read. */
export interface ReadRule {
  /** As a person would say it: `ignore table:legacy_*`, `keep type of column:orders.total`. */
  readonly text: string
  readonly reason: string
  readonly patterns: readonly Pattern[]
  /** The attributes that are kept; null where the object is not compared at all. */
  readonly keeps: readonly string[] | null
}

/** What a rule was good for. */
export interface RuleUse {
  readonly rule: string
  readonly reason: string
  /** What it was applied to, such as `table:legacy_orders`; none for a rule that has nothing to do. */
  readonly objects: readonly string[]
}

const listOf = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? value : [value as T])

export const readRules = (rules: readonly Rule[], defaultNamespace: string): readonly ReadRule[] =>
  rules.map((rule) => {
    const subjects: readonly string[] = listOf<string>('ignore' in rule ? rule.ignore : rule.of)
    const keeps = 'ignore' in rule ? null : listOf<string>(rule.keep)
    const patterns = subjects.map((subject) => parsePattern(subject, defaultNamespace))
    refuseEmpty(patterns, keeps)
    const what = keeps === null ? 'ignore' : `keep ${keeps.join(', ')} of`
    return { text: `${what} ${subjects.join(', ')}`, reason: rule.reason, patterns, keeps }
  })

function refuseEmpty(patterns: readonly Pattern[], keeps: readonly string[] | null): void {
  if (patterns.length > 0 && keeps?.length !== 0) return
  throw new UsageError('A rule of the configuration names no object or no attribute.', {
    hint: "As in { keep: 'type', of: 'column:orders.total', reason: '…' }",
  })
}

/** Whether a rule is about an object, under whichever of its names. */
export const isAbout = ({ patterns }: ReadRule, keys: readonly string[]): boolean =>
  keys.some((key) => patterns.some((pattern) => pattern.matches(key)))

/** Which rules have been applied to what. */
export interface RuleLog {
  note(rule: ReadRule, object: string): void
  uses(): readonly RuleUse[]
}

export function ruleLog(rules: readonly ReadRule[]): RuleLog {
  const noted = new Map(rules.map((rule) => [rule, new Set<string>()]))
  return {
    note: (rule, object) => void noted.get(rule)?.add(object),
    uses: () =>
      rules.map((rule) => ({ rule: rule.text, reason: rule.reason, objects: [...(noted.get(rule) ?? [])].sort() })),
  }
}

/** Refuses to keep what no object of the sort has, which is most likely a slip. */
export function attributeError(
  attribute: string,
  { text }: ReadRule,
  { key, known }: { key: Key; known: readonly string[] },
) {
  return new UsageError(`The rule "${text}": ${nameOf(key)} has no ${attribute}.`, {
    hint: `It has ${known.join(', ')}.`,
  })
}
