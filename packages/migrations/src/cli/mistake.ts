import type { Command } from '../commands/command.ts'
import { UsageError } from '../errors.ts'
import { suggestion } from '../suggestion.ts'
import { isOption, optionsOf, plainTokens } from './tokens.ts'

interface Typed {
  readonly argv: readonly string[]
  readonly commands: readonly Command[]
}

/**
 * The first word that means nothing: a command, or an option, that there is not. The parser would take the word behind an
 * unknown option for its value, and complain of what is missing then.
 */
export function mistakeIn({ argv, commands }: Typed): UsageError | null {
  const tokens = withoutRest(plainTokens(argv, commands))
  const command = commandIn(tokens, commands)
  const { valued, switches } = optionsOf(command === null ? [] : [command])
  for (const token of tokens) {
    if (!isOption(token)) {
      if (command === null) return unknownCommand(token, commands)
      continue
    }
    const isKnown = (option: string): boolean =>
      valued.has(option) || switches.has(option) || switches.has(switchedOff(option)) || parserOptions.includes(option)
    const unknown = optionsIn(token).find((option) => !isKnown(option))
    if (unknown !== undefined) return unknownOption(unknown, [...valued, ...switches], command)
    // Wherever a value follows, it has been joined to the option.
    if (valued.has(token)) return new UsageError(`${token} needs a value.`, { hint: helpHint(command) })
  }
  return null
}

/** The command that was typed; null where there is none of the name. */
export const commandIn = (argv: readonly string[], commands: readonly Command[]): Command | null => {
  const [word] = plainTokens(argv, commands).filter((token) => !isOption(token))
  return commands.find(({ name }) => name === word) ?? null
}

export const helpHint = (command: Command | null): string =>
  command === null ? 'migrate --help lists the commands.' : `migrate ${command.name} --help lists what it takes.`

/** Of every command line. */
const parserOptions = ['--help', '-h', '--version']

function unknownCommand(word: string, commands: readonly Command[]): UsageError {
  const names = commands.map(({ name }) => name)
  return new UsageError(`There is no command named ${word}.`, { hint: nearHint(word, names) ?? helpHint(null) })
}

function unknownOption(option: string, known: readonly string[], command: Command | null): UsageError {
  const subject = command === null ? 'migrate' : `migrate ${command.name}`
  return new UsageError(`${subject} has no option ${option}.`, {
    hint: nearHint(option, known.filter(isLong)) ?? helpHint(command),
  })
}

function nearHint(typed: string, known: readonly string[]): string | null {
  const near = suggestion(typed, known)
  return near === null ? null : `Did you mean ${near}?`
}

/** As they are typed one by one: `-vq` is two. */
function optionsIn(token: string): readonly string[] {
  const [option = ''] = token.split('=', 1)
  return option.startsWith('--') ? [option] : [...option.slice(1)].map((letter) => `-${letter}`)
}

const isLong = (option: string): boolean => option.startsWith('--')

const switchedOff = (option: string): string => option.replace(/^--no-/, '--')

const withoutRest = (tokens: readonly string[]): readonly string[] =>
  tokens.includes('--') ? tokens.slice(0, tokens.indexOf('--')) : tokens
