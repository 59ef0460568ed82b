import fc from 'fast-check'
import { expect, test } from 'vitest'

import { parseCommandLine } from '../../src/cli/command-line.ts'
import { plainInvocation } from '../../src/cli/plain-invocation.ts'
import { commands } from '../../src/commands/index.ts'

const options = [...new Set(commands.flatMap(({ flags }) => Object.keys(flags)))].map(
  (name) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
)

const words = fc.constantFrom(
  ...options,
  ...['--data-source', '--revisions', '--url', '--config', '--json', '--verbose', '--quiet', '--color', '--no-color'],
  ...['-m', '-d', '-v', '-q', '-r', '-i', '-x', '-mtext', '--message=text', '--', '-1', '--help', '--version'],
  ...[
    'head',
    'heads',
    'a:b',
    '0012',
    '1e3',
    'true',
    'false',
    '',
    ' ',
    "'quoted'",
    '"',
    'two words',
    'json',
    '__proto__',
  ],
)
const lines = fc
  .tuple(fc.constantFrom(...commands.map(({ name }) => name)), fc.array(words, { maxLength: 5 }))
  .map(([name, rest]) => [name, ...rest])

test('what is understood without the parser is what the parser understands', async () => {
  let understood = 0
  await fc.assert(
    fc.asyncProperty(lines, async (argv) => {
      const plain = plainInvocation(argv, commands)
      if (plain === null) return
      understood += 1
      expect(plain).toEqual(await parseCommandLine(argv, { commands, version: '', width: 80 }))
    }),
    { numRuns: 500 },
  )
  expect(understood).toBeGreaterThan(50)
})

test.each([
  [['check']],
  [['heads', '-v']],
  [['upgrade', 'head', '--json', '--url', 'postgres://localhost/x']],
  [['revision', '--autogenerate', '-m', 'add a column', '--data-source', 'src/data-source.ts']],
])('%j needs no parser', (argv) => {
  expect(plainInvocation(argv, commands)).not.toBeNull()
})
