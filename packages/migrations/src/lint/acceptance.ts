import { hazardRules } from '../hazards/index.ts'
import type { Finding } from '../model/finding.ts'
import type { Revision } from '../model/revision.ts'

/** Rules that are not about a statement: what cannot be read, and what is accepted in vain. */
export const furtherRules = {
  unreadable: 'holds something that only running it can tell',
  'unknown-acceptance': 'accepts a hazard that no rule is called',
  'unused-acceptance': 'accepts a hazard that it does not have',
} as const

/** What is wrong with the hazards that a revision accepts, given those that it has. */
export function acceptanceFindings(
  revision: Revision,
  source: string,
  { findings, ranSquawk }: { readonly findings: readonly Finding[]; readonly ranSquawk: boolean },
): readonly Finding[] {
  const met = new Set(findings.map(({ rule }) => rule))
  return Object.keys(revision.accepts).flatMap((rule): readonly Finding[] => {
    if (met.has(rule) || (!ranSquawk && isSquawks(rule))) return []
    const finding = isKnown(rule) ? unused(rule) : mistaken(rule)
    return [
      {
        ...finding,
        revision: revision.id,
        direction: 'upgrade',
        file: revision.file,
        line: lineOf(source, rule),
        object: rule,
        accepted: null,
      },
    ]
  })
}

const isSquawks = (rule: string): boolean => rule.startsWith('squawk/')

const isKnown = (rule: string): boolean =>
  rule === 'unreadable' || isSquawks(rule) || hazardRules.some(({ id }) => id === rule)

type Part = Pick<Finding, 'rule' | 'level' | 'message' | 'safeWay'>

const unused = (rule: string): Part => ({
  rule: 'unused-acceptance',
  level: 'warning',
  message: `It accepts ${rule}, which it does not do.`,
  safeWay: 'Take the line out: it would accept what somebody adds later.',
})

const mistaken = (rule: string): Part => ({
  rule: 'unknown-acceptance',
  level: 'error',
  message: `It accepts ${rule}, and no rule is called so.`,
  safeWay: 'The names of all rules: migrate hazards',
})

/** Where the name stands below `accepts`. */
function lineOf(source: string, rule: string): number {
  const from = source.search(/\baccepts\b/)
  const at = source.indexOf(rule, from)
  return source.slice(0, Math.max(at, from, 0)).split('\n').length
}
