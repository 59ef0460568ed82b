import fc from 'fast-check'
import { expect, test } from 'vitest'

import { secrets } from '../../src/cli/secrets.ts'

const spellings = (password: string): readonly string[] => [
  password,
  encodeURIComponent(password),
  JSON.stringify(password),
  `postgres://ada:${encodeURIComponent(password)}@db.example:5432/library`,
]

test('a password is masked however it is spelled', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 8, unit: 'grapheme' }), (random) => {
      const password = `#${random}`
      const known = secrets()
      known.learn(password)
      for (const text of spellings(password)) expect(known.redact(`before ${text} after`)).not.toContain(password)
    }),
  )
})

test('the password of a URL is learnt from it, also where the URL cannot be parsed', () => {
  for (const url of ['postgres://ada:s3cret!pw@db/library', 'postgres://ada:s3cret!pw#@db:port/library']) {
    const known = secrets()
    known.learnUrl(url)
    expect(known.redact(`login with s3cret!pw${url.includes('#') ? '#' : ''} failed`)).toBe('login with *** failed')
  }
})

test('the password of any URL is masked, known or not', () => {
  const { redact } = secrets()
  expect(redact('to postgresql://ada:top secret@db/x')).toContain('ada')
  expect(redact('at postgresql://ada:t0p:s@cret@db/x now')).toBe('at postgresql://ada:***@db/x now')
  expect(redact('at postgres:///x?user=ada&password=t0p&port=1')).toBe('at postgres:///x?user=ada&password=***&port=1')
})

test('a URL without a password is left as it is', () => {
  const { redact } = secrets()
  expect(redact('postgres://ada@db:5432/x')).toBe('postgres://ada@db:5432/x')
  expect(redact('https://example.org:8080/a')).toBe('https://example.org:8080/a')
})

test('a password that is also the name of the user is masked in URLs only', () => {
  const known = secrets()
  known.learnUrl('postgres://retort:retort@localhost/retort')
  expect(known.redact('role "retort" at postgres://retort:retort@localhost')).toBe(
    'role "retort" at postgres://retort:***@localhost',
  )
})

test('the form of a URL can be explained', () => {
  expect(secrets().redact('postgres://user:password@host:5432/database')).toContain('user:password@host')
  const known = secrets()
  known.learnUrl('postgres://ada:password@localhost/library')
  expect(known.redact('postgres://ada:password@localhost/library')).toBe('postgres://ada:***@localhost/library')
})
