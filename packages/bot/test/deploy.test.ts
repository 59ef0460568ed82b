import { expect, test } from 'vitest'

import { commandBody } from '../src/commands/command-body.ts'
import { commands } from '../src/commands/index.ts'
import { fingerprint } from '../src/deploy.ts'

const bodies = commands.map(commandBody)

/** What Discord answers for what it was sent: with its own fields, without those that say nothing, in another order. */
const answered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(answered)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, field]) => field !== false && field !== undefined)
  return Object.fromEntries(entries.reverse().map(([name, field]) => [name, answered(field)]))
}

test('what Discord answers is recognised', () => {
  const list = bodies.map((body) => ({
    id: '1',
    version: '2',
    nsfw: false,
    name_localizations: null,
    ...Object(answered(body)),
  }))
  expect(fingerprint(list.reverse())).toBe(fingerprint(bodies))
})

test('whatever is changed is noticed', () => {
  const text = JSON.stringify(bodies)
  const changes: readonly (readonly [string, string])[] = [
    ['"name":"health"', '"name":"wealth"'],
    ['"required":true', '"required":false'],
    ['"autocomplete":true', '"autocomplete":false'],
    ['"max_length":48', '"max_length":49'],
    ['"default_member_permissions":"0"', '"default_member_permissions":"8"'],
    ['"channel_types":[0,5,4]', '"channel_types":[0]'],
    ['"value":"system"', '"value":"other"'],
    ['Choose the value of a setting', 'Choose a value'],
    ['"contexts":[0]', '"contexts":[0,1]'],
  ]
  for (const [from, to] of changes) {
    expect(text).toContain(from)
    expect([from, fingerprint(JSON.parse(text.replace(from, to)))]).not.toEqual([from, fingerprint(bodies)])
  }
  expect(fingerprint(bodies.slice(1))).not.toBe(fingerprint(bodies))
  expect(fingerprint(null)).not.toBe(fingerprint(bodies))
})
