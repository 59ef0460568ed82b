import { expect, test } from 'vitest'

import { createLog, passwordsOf, redactor } from '../src/log.ts'

const written = (secrets: readonly string[], say: (log: ReturnType<typeof createLog>) => void): readonly string[] => {
  const lines: string[] = []
  say(createLog({ write: (line) => void lines.push(line), now: () => new Date(0), secrets }))
  return lines
}

test('an event is one line, whatever its facts hold', () => {
  const lines = written([], (log) =>
    log.warn('odd', { text: 'a\nb "c"', list: ['1', '2'], none: null, empty: undefined }),
  )
  expect(lines).toEqual(['1970-01-01T00:00:00.000Z warn odd text="a\\nb \\"c\\"" list=1,2 none=null'])
})

test.each([
  ['a.token', 'error=a.token'],
  ['pass word', 'error="pass word"'],
  ['p"w\\d', 'error="p\\"w\\\\d"'],
])('the secret %s is in no line', (secret, plain) => {
  const [open = ''] = written([], (log) => log.error('failed', { error: secret }))
  expect(open).toContain(plain)
  const [masked = ''] = written([secret], (log) => log.error('failed', { error: secret }))
  expect(masked).toContain('***')
  expect(masked).not.toContain(plain)
})

test('a password is masked as it stands in a URL, and as it is meant', () => {
  const url = 'postgres://bot:p%40ss@db/bot'
  const redact = redactor(passwordsOf(url))
  expect(redact(`refused for "bot" with p@ss at ${url}`)).toBe(
    'refused for "bot" with *** at postgres://bot:***@db/bot',
  )
})

test.each([
  'postgres:///bot?host=/run/postgres&user=bot&password=p%40ss',
  'postgres://bot@db/bot?sslkey=key.pem&sslpassword=p%40ss',
])('a password among the parameters of %s is masked', (url) => {
  expect(redactor(passwordsOf(url))(`p@ss, at ${url}`)).toBe(`***, at ${url.replace('p%40ss', '***')}`)
})

test('the password of a URL that nobody announced is masked, too', () => {
  expect(redactor([])('cannot reach postgres://a:b:c@d/e.')).toBe('cannot reach postgres://a:***@d/e.')
})
