import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

import { parseCommandLine } from '../../src/cli/command-line.ts'
import type { Command } from '../../src/commands/command.ts'
import { everyCommand } from '../../src/commands/index.ts'
import { played } from './story.ts'

const commands = await everyCommand()

const readme = fileURLToPath(new URL('../../README.md', import.meta.url))

const parse = (argv: readonly string[]) => parseCommandLine(argv, { commands, version: '0.0.0', width: 100 })

async function usage(): Promise<string> {
  const help = await parse(['--help'])
  const options = help.kind === 'help' ? help.text : ''
  return ['```', options, '```', '', ...commands.flatMap(examplesOf)].join('\n')
}

const examplesOf = ({ name, describe, examples }: Command): readonly string[] => {
  const width = Math.max(...examples.map(({ type }) => type.length))
  const lines = examples.map(({ type, does }) => `migrate ${type.padEnd(width)}  # ${does}`)
  return [`### ${name}`, '', `${describe}.`, '', '```', ...lines, '```', '']
}

test('the readme shows the commands as they are, and what they print', async () => {
  const text = readFileSync(readme, 'utf8')
  const current = `<!-- usage: -->\n${await usage()}<!-- :usage -->`
  const refreshed = text.replace(/<!-- usage: -->.*<!-- :usage -->/s, () => current)
  await expect(await played(refreshed)).toMatchFileSnapshot(readme)
})

test('the readme says of each command what its document holds', () => {
  const [, table = ''] = /\| command \| document \|\n(.*?)\n\n/s.exec(readFileSync(readme, 'utf8')) ?? []
  const told = table.split('\n').flatMap((row) => row.split(' | ')[0]?.match(/[a-z-]+/g) ?? [])
  expect(told).toEqual(expect.arrayContaining(commands.map(({ name }) => name)))
})

/** The words of a line as a shell takes them apart; examples quote with double quotes only. */
const words = (line: string): readonly string[] =>
  [...line.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word)

test.each(commands.flatMap(({ name, examples }) => examples.map(({ type }) => [name, type] as const)))(
  'the example of %s is a command that is understood: %s',
  async (name, type) => {
    const invocation = await parse(words(type))
    expect(invocation.kind === 'command' && invocation.command.name).toBe(name)
  },
)

test.each(commands.map((command) => [command.name, command] as const))(
  '%s has help that fits its options',
  (_name, command) => {
    expect(command.describe).toMatch(/^[A-Z].*[^.]$/)
    expect(command.describe.length).toBeLessThan(80)
    for (const { describe } of Object.values(command.flags)) expect(describe).not.toMatch(/[.]$/)
  },
)
