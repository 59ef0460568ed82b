import yargs, { type Argv, type Options } from 'yargs'

import type { Command, Flag, Flags } from '../commands/command.ts'
import { UsageError } from '../errors.ts'
import { argumentsOf, optionNames, typedName } from './flag-name.ts'
import { type GlobalValues, globalFlags } from './global-flags.ts'
import { commandIn, mistakeIn } from './mistake.ts'
import { plainTokens } from './tokens.ts'
import { usageError } from './usage-error.ts'

/** What was typed, understood. */
export type Invocation =
  | { readonly kind: 'help'; readonly text: string; readonly exitCode: number }
  | {
      readonly kind: 'command'
      readonly command: Command
      readonly values: Readonly<Record<string, unknown>>
      readonly globals: GlobalValues
    }

interface Grammar {
  readonly commands: readonly Command[]
  readonly version: string
  /** Columns that help may take. */
  readonly width: number
}

type Parsed = Readonly<Record<string, unknown>>

export async function parseCommandLine(words: readonly string[], grammar: Grammar): Promise<Invocation> {
  const argv = words[0] === 'help' ? [...words.slice(1), '--help'] : words
  const { commands } = grammar
  const mistake = mistakeIn({ argv, commands })
  if (mistake !== null) throw mistake
  let chosen: { command: Command; parsed: Parsed } | null = null
  let text = ''
  const parser = parserOf(grammar, (command, parsed) => {
    chosen = { command, parsed }
  })
  if (argv.length === 0) return { kind: 'help', text: await parser.getHelp(), exitCode: 2 }
  await parser.parse([...plainTokens(argv, commands)], {}, (error, _parsed, output) => {
    if (error) throw usageError(error.message, commandIn(argv, commands))
    text = output
  })
  // TypeScript does not see assignments made in callbacks.
  const picked = chosen as { command: Command; parsed: Parsed } | null
  if (picked === null) return { kind: 'help', text, exitCode: 0 }
  const globals = valuesOf(globalFlags, picked.parsed) as unknown as GlobalValues
  const color = typeof picked.parsed.color === 'boolean' ? picked.parsed.color : null
  return {
    kind: 'command',
    command: picked.command,
    values: valuesOf(picked.command.flags, picked.parsed),
    globals: { ...globals, color },
  }
}

type Choose = (command: Command, parsed: Parsed) => void

function parserOf({ commands, version, width }: Grammar, choose: Choose): Argv {
  const parser = yargs()
    .scriptName('migrate')
    .usage('$0 <command>\n\nMigrations for TypeORM and PostgreSQL.')
    .locale('en')
    .parserConfiguration({
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'camel-case-expansion': false,
      'dot-notation': false,
      'greedy-arrays': false,
    })
    .exitProcess(false)
    .strict()
    .demandCommand(1, 1, 'No command is named', 'Too many commands are named')
    .version(version)
    .help()
    .alias('help', 'h')
    .wrap(width)
    .epilogue('migrate <command> --help shows the options of a command, and examples.')
  const withGlobals = withOptions(parser, globalFlags).group(
    [...Object.keys(globalFlags).map(typedName), 'help', 'version'],
    'Options of every command:',
  )
  return commands.reduce((all, command) => withCommand(all, command, choose), withGlobals)
}

function withCommand(parser: Argv, command: Command, choose: Choose): Argv {
  return parser.command({
    command: [command.name, ...argumentsOf(command.flags)].join(' '),
    describe: command.describe,
    builder: (inner) => {
      const described = withOptions(inner, command.flags)
        .usage(`$0 ${usageOf(command)}\n\n${command.describe}.`)
        // What a group of its own holds is told before what every command takes.
        .group(ownOptions(command.flags), 'Options:')
      return command.examples.reduce((all, { type, does }) => all.example(`$0 ${type}`, does), described.epilogue(''))
    },
    handler: (parsed) => choose(command, parsed),
  })
}

const usageOf = ({ name, flags }: Command): string => [name, ...argumentsOf(flags), '[options]'].join(' ')

const ownOptions = (flags: Flags): readonly string[] => optionNames(flags).map((option) => option.replace(/^--/, ''))

const withOptions = (parser: Argv, flags: Flags): Argv =>
  Object.entries(flags).reduce((all, [name, flag]) => withOption(all, typedName(name), flag), parser)

function withOption(parser: Argv, name: string, flag: Flag): Argv {
  const { describe } = flag
  if (flag.type === 'argument') return parser.positional(name, { type: 'string', describe })
  if (flag.type === 'arguments')
    return parser.positional(name, { type: 'string', array: true, describe, default: undefined })
  return parser.option(name, { ...optionOf(flag), describe })
}

function optionOf(flag: Exclude<Flag, { type: 'argument' | 'arguments' }>): Options {
  switch (flag.type) {
    case 'switch':
      return { type: 'boolean', ...aliasOf(flag), ...(flag.default === true ? { default: true } : {}) }
    case 'text':
      return { type: 'string', requiresArg: true, demandOption: flag.required === true, ...aliasOf(flag) }
    case 'list':
      return { type: 'string', array: true, requiresArg: true, ...aliasOf(flag) }
    case 'choice':
      return { choices: flag.choices, requiresArg: true }
  }
}

const aliasOf = ({ alias }: { alias?: string }): Options => (alias === undefined ? {} : { alias })

const valuesOf = (flags: Flags, parsed: Parsed): Parsed =>
  Object.fromEntries(Object.entries(flags).map(([name, flag]) => [name, valueTyped(typedName(name), flag, parsed)]))

function valueTyped(name: string, flag: Flag, parsed: Parsed): unknown {
  const value = parsed[name]
  if (flag.type === 'switch') return value === true
  if (flag.type === 'list') return value ?? []
  // Without a default the parser has one of its own, which help would show; this one comes as an element.
  if (flag.type === 'arguments') return Array.isArray(value) ? value.filter((each) => each !== undefined) : []
  if (Array.isArray(value))
    throw new UsageError(`--${name} was given ${value.length} times.`, { hint: 'Give it once.' })
  if (flag.type === 'text' && flag.required === true && typeof value === 'string' && value.trim() === '')
    throw new UsageError(`--${name} is empty.`, { hint: 'Say it in a few words.' })
  return value ?? null
}
