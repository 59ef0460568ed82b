import fc from 'fast-check'
import { expect, test } from 'vitest'

import { parseCommandLine } from '../../src/cli/command-line.ts'
import { typedName } from '../../src/cli/flag-name.ts'
import { globalFlags } from '../../src/cli/global-flags.ts'
import { plainInvocation } from '../../src/cli/plain-invocation.ts'
import type { Command, Flag, Flags } from '../../src/commands/command.ts'
import { commandNamed, everyCommand } from '../../src/commands/index.ts'

const commands = await everyCommand()

const options = [...new Set(commands.flatMap(({ flags }) => Object.keys(flags)))].map(
  (name) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
)

const words = fc.constantFrom(
  ...options,
  ...options.map((option) => option.replace('--', '--no-')),
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
/** What a person would type for a flag. */
const ordinary = ([name, flag]: readonly [string, Flag]): string[] => {
  switch (flag.type) {
    case 'switch':
      return [`--${typedName(name)}`]
    case 'choice':
      return [`--${typedName(name)}`, ...flag.choices.slice(0, 1)]
    case 'text':
    case 'list':
      return [`--${typedName(name)}`, 'value']
    case 'argument':
    case 'arguments':
      return ['value']
  }
}

/** Arguments that a command cannot do without, and options of its own. */
const ordinaryLines = ({ flags }: Command): fc.Arbitrary<string[]> => {
  const entries = Object.entries({ ...globalFlags, ...flags } as Flags)
  const [needed, free] = [true, false].map((isNeeded) =>
    entries.filter(([, flag]) => ('required' in flag && flag.required === true) === isNeeded),
  )
  return fc.subarray(free ?? [], { maxLength: 4 }).map((some) => [...(needed ?? []), ...some].flatMap(ordinary))
}

const lines = fc
  .constantFrom(...commands)
  .chain((command) =>
    fc.tuple(fc.constant(command), fc.oneof(ordinaryLines(command), fc.array(words, { maxLength: 5 }))),
  )

test('what is understood without the parser is what the parser understands', async () => {
  let understood = 0
  await fc.assert(
    fc.asyncProperty(lines, async ([command, tokens]) => {
      const plain = plainInvocation(tokens, command)
      if (plain === null) return
      understood += 1
      const grammar = { commands, version: '', width: 80 }
      expect(plain).toEqual(await parseCommandLine([command.name, ...tokens], grammar))
    }),
    { numRuns: 120 },
  )
  expect(understood).toBeGreaterThan(30)
})

test.each([
  [['check']],
  [['heads', '-v']],
  [['heads', '--no-color']],
  [['upgrade', 'head', '--json', '--url', 'postgres://localhost/x']],
  [['revision', '--autogenerate', '-m', 'add a column', '--data-source', 'src/data-source.ts']],
  [['revision', '--autogenerate', '--no-verify', '-m', 'add a column']],
])('%j needs no parser', async ([name = '', ...tokens]) => {
  const command = await commandNamed(name)
  expect(command && plainInvocation(tokens, command)).not.toBeNull()
})

test.each(['', 'constructor', '__proto__', 'current.ts'])('%j is the name of no command', async (name) => {
  expect(await commandNamed(name)).toBeNull()
})

test('every command is found under its name', async () => {
  expect(await Promise.all(commands.map(({ name }) => commandNamed(name)))).toEqual(commands)
})
