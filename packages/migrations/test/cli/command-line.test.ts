import { expect, test } from 'vitest'

import { parseCommandLine } from '../../src/cli/command-line.ts'
import { type Command, defineCommand } from '../../src/commands/command.ts'

const nothing = async () => ({})

const downgrade = defineCommand({
  name: 'downgrade',
  describe: 'Move the database towards base',
  examples: [{ type: 'downgrade -1', does: 'One step back' }],
  flags: {
    target: { type: 'argument', required: true, describe: 'Where to' },
    sql: { type: 'switch', describe: 'Print' },
    verify: { type: 'switch', default: true, describe: 'Prove' },
    revId: { type: 'text', describe: 'Id' },
    format: { type: 'choice', choices: ['markdown', 'html'], describe: 'Form' },
    rename: { type: 'list', describe: 'Renames' },
  },
  run: nothing,
  print: () => [],
})

const merge = defineCommand({
  name: 'merge',
  describe: 'Join heads',
  examples: [{ type: 'merge heads -m "join"', does: 'Join all heads' }],
  flags: {
    revision: { type: 'arguments', required: true, describe: 'Heads' },
    message: { type: 'text', alias: 'm', required: true, describe: 'Message' },
  },
  run: nothing,
  print: () => [],
})

const commands: readonly Command[] = [downgrade, merge]

const parse = (...argv: string[]) => parseCommandLine(argv, { commands, version: '1.2.3', width: 100 })

async function parsed(...argv: string[]) {
  const invocation = await parse(...argv)
  if (invocation.kind !== 'command') throw new Error(invocation.text)
  return invocation
}

const complaint = (...argv: string[]): Promise<string> =>
  parse(...argv).then(
    () => 'none',
    (error) => `${error.message} ${error.hint}`,
  )

test('what was not typed is null, false or an empty list', async () => {
  const { command, values, globals } = await parsed('downgrade', 'base')
  expect(command.name).toBe('downgrade')
  expect(values).toEqual({ target: 'base', sql: false, verify: true, revId: null, format: null, rename: [] })
  expect(globals).toEqual({
    dataSource: null,
    revisions: [],
    url: null,
    config: null,
    json: false,
    verbose: false,
    quiet: false,
    color: null,
  })
})

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: text that would be dangerous in code.
test.each([
  ['-1', '-1'],
  ['label@-1', 'label@-1'],
  ['0012', '0012'],
  ['1e3', '1e3'],
  ['a b`${c}`\n\'"', 'a b`${c}`\n\'"'],
  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: the end of that.
])('the argument %j arrives as it was typed', async (typed, target) => {
  expect((await parsed('downgrade', typed)).values).toMatchObject({ target })
})

test('options come before, between and after the arguments', async () => {
  const { values, globals } = await parsed('-v', 'merge', 'a', '--revisions', 'x', 'b', '-mtext', '--revisions=y')
  expect(values).toEqual({ revision: ['a', 'b'], message: 'text' })
  expect(globals).toMatchObject({ revisions: ['x', 'y'], verbose: true })
})

test('a switch is turned off by its --no- form', async () => {
  const { values, globals } = await parsed('downgrade', 'base', '--no-verify', '--no-color')
  expect(values).toMatchObject({ verify: false })
  expect(globals).toMatchObject({ color: false })
})

test.each([
  [['frobnicate'], 'There is no command named frobnicate. migrate --help lists the commands.'],
  [['downgrad', 'x'], 'There is no command named downgrad. Did you mean downgrade?'],
  [['--jsn'], 'migrate has no option --jsn. Did you mean --json?'],
  [['downgrade', 'x', '--sqll'], 'migrate downgrade has no option --sqll. Did you mean --sql?'],
  [['downgrade', 'x', '-z'], 'migrate downgrade has no option -z. migrate downgrade --help lists what it takes.'],
  [['downgrade', 'x', 'y'], 'migrate downgrade has no use for y. migrate downgrade --help lists what it takes.'],
  [['downgrade'], 'migrate downgrade needs <target>. For example: migrate downgrade -1'],
  [['merge', 'a'], '--message is missing. For example: migrate merge heads -m "join"'],
  [['merge', 'a', '-m', '--json'], '-m needs a value. migrate merge --help lists what it takes.'],
  [['merge', 'a', '-m'], '-m needs a value. migrate merge --help lists what it takes.'],
  [['downgrad', '-m', 'text'], 'There is no command named downgrad. Did you mean downgrade?'],
  [['down'], 'There is no command named down. Did you mean downgrade?'],
  [['downgrade', '--sqll', 'head'], 'migrate downgrade has no option --sqll. Did you mean --sql?'],
  [['downgrade', '--url'], '--url needs a value. migrate downgrade --help lists what it takes.'],
  [['downgrade', 'x', '-vz'], 'migrate downgrade has no option -z. migrate downgrade --help lists what it takes.'],
  [['help', 'downgrad'], 'There is no command named downgrad. Did you mean downgrade?'],
  [['--json'], 'No command is named. migrate --help lists the commands.'],
  [['merge', 'a', '-m', ''], '--message is empty. Say it in a few words.'],
  [['merge', 'a', '--message', ' '], '--message is empty. Say it in a few words.'],
  [['downgrade', 'x', '--url', 'a', '--url', 'b'], '--url was given 2 times. Give it once.'],
  [['downgrade', 'x', '--format', 'pdf'], '--format cannot be "pdf". It is one of "markdown", "html".'],
  [['downgrade', 'x', '--sql=maybe'], '--sql cannot be "maybe". It takes no value.'],
])('%j is refused with one line', async (argv, line) => {
  expect(await complaint(...argv)).toBe(line)
})

test('nothing typed is answered with the list of commands, as a mistake', async () => {
  const invocation = await parse()
  expect(invocation).toMatchObject({ kind: 'help', exitCode: 2 })
  expect(invocation.kind === 'help' && invocation.text).toContain('migrate downgrade')
})

test('help shows the examples of a command', async () => {
  const invocation = await parse('downgrade', '--help')
  expect(invocation).toMatchObject({ kind: 'help', exitCode: 0 })
  expect(invocation.kind === 'help' && invocation.text).toContain('migrate downgrade -1  One step back')
})

test('help is also had by asking for it in a word', async () => {
  expect(await parse('help', 'merge')).toEqual(await parse('merge', '--help'))
  expect(await parse('help')).toEqual(await parse('--help'))
})

test('help tells what only this command takes before what all take', async () => {
  const invocation = await parse('downgrade', '--help')
  const text = invocation.kind === 'help' ? invocation.text : ''
  expect(text.indexOf('--rev-id')).toBeGreaterThan(0)
  expect(text.indexOf('--rev-id')).toBeLessThan(text.indexOf('--data-source'))
})

test('the version is printed', async () => {
  expect(await parse('--version')).toEqual({ kind: 'help', text: '1.2.3', exitCode: 0 })
})

test.each([
  [['-m', '-draft'], '-draft'],
  [['-m', '-2:'], '-2:'],
  [['-m-2:'], '-2:'],
  [['-m=a=b'], 'a=b'],
  [['--message', '--sql=maybe'], '--sql=maybe'],
])('%j gives the message %j', async (argv, message) => {
  expect((await parsed('merge', 'a', ...argv)).values).toMatchObject({ message })
})
