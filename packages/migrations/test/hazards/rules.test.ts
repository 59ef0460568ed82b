import { beforeAll, describe, expect, test } from 'vitest'

import { loadParser, type Parse } from '../../src/actions/parser.ts'
import { settled } from '../../src/effects/follow.ts'
import { assess, statementsIn } from '../../src/hazards/assess.ts'
import { hazardRules } from '../../src/hazards/index.ts'
import type { HazardRule } from '../../src/model/hazard.ts'
import { refusesTransaction } from '../../src/sql/outside-transaction.ts'
import { exampleTables, knownAfter, naming } from '../support/example-tables.ts'

let parse: Parse
beforeAll(async () => {
  parse = await loadParser()
})

/** The rules that an example meets, revision by revision. */
function metIn(rule: HazardRule, which: 'bad' | 'good', serverVersion: number): ReadonlySet<string> {
  const met = new Set<string>()
  let known = knownAfter(parse, [...exampleTables, ...(rule.given ?? [])])
  for (const revision of rule[which]) {
    const statements = revision.flatMap((sql) => statementsIn(sql, parse, naming))
    const isOutside = rule.isOutside === true || (revision.length === 1 && refusesTransaction(revision[0]))
    const assessment = assess({ statements, inTransaction: !isOutside }, { known, serverVersion })
    for (const { rule: each } of assessment.meetings) met.add(each.id)
    known = settled(assessment.known)
  }
  return met
}

describe.each(hazardRules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const version = rule.since ?? 18

  test('is met by its bad example', () => {
    expect([...metIn(rule, 'bad', version)]).toContain(id)
  })

  test('is not met by its good example', () => {
    expect([...metIn(rule, 'good', version)]).not.toContain(id)
  })

  test('says what happens, and another way, in sentences', () => {
    expect(rule.id).toMatch(/^[a-z]+(-[a-z]+)*$/)
    expect(rule.title).toMatch(/^[a-z].*[^.]$/)
    expect(rule.why).toMatch(/^[A-Z].*\.$/)
    expect(rule.instead).toMatch(/^[A-Z].*[^ ]$/)
  })
})

test('no two rules have one name', () => {
  expect(new Set(hazardRules.map(({ id }) => id)).size).toBe(hazardRules.length)
})
