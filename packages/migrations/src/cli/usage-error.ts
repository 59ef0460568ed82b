import type { Command } from '../commands/command.ts'
import { UsageError } from '../errors.ts'
import { suggestion } from '../suggestion.ts'
import { argumentsOf, optionNames } from './flag-name.ts'
import { globalFlags } from './global-flags.ts'

interface Typed {
  readonly argv: readonly string[]
  readonly commands: readonly Command[]
}

/** What the parser complains of, as one line that says what to type instead. */
export function usageError(complaint: string, { argv, commands }: Typed): UsageError {
  const command = commands.find(({ name }) => argv.includes(name)) ?? null
  const unknown = listAfter(/^Unknown arguments?: (.+)$/, complaint)
  if (unknown !== null) return unknownWord(unknown[0] ?? '', { argv, commands, command })
  const hint = helpHint(command)
  const valueless = listAfter(/^Not enough arguments following: (.+)$/, complaint)
  if (valueless !== null) return new UsageError(`${dashed(valueless[0] ?? '')} needs a value.`, { hint })
  const missing = listAfter(/^Missing required arguments?: (.+)$/, complaint)
  if (missing !== null)
    return new UsageError(`${missing.map(dashed).join(' and ')} is missing.`, { hint: exampleHint(command) })
  if (/^Not enough non-option/.test(complaint) && command !== null) {
    const needed = argumentsOf(command.flags).join(' ')
    return new UsageError(`migrate ${command.name} needs ${needed}.`, { hint: exampleHint(command) })
  }
  const [, name, given, choices] = /Argument: ([^,]+), Given: (.+?), Choices: (.+)/.exec(complaint) ?? []
  if (name !== undefined)
    return new UsageError(`${dashed(name)} cannot be ${given}.`, { hint: `It is one of ${choices}.` })
  return new UsageError(`${complaint.replace(/\.?$/, '.')}`, { hint })
}

function unknownWord(word: string, { argv, commands, command }: Typed & { command: Command | null }): UsageError {
  const option = dashed(word)
  const isOption = argv.some((token) => token === option || token.startsWith(`${option}=`))
  const subject = command === null ? 'migrate' : `migrate ${command.name}`
  if (isOption) {
    const known = [...optionNames(command?.flags ?? {}), ...optionNames(globalFlags)]
    return new UsageError(`${subject} has no option ${option}.`, { hint: nearHint(option, known) ?? helpHint(command) })
  }
  if (command !== null) return new UsageError(`${subject} has no use for ${word}.`, { hint: helpHint(command) })
  const names = commands.map(({ name }) => name)
  return new UsageError(`There is no command named ${word}.`, { hint: nearHint(word, names) ?? helpHint(null) })
}

function nearHint(typed: string, known: readonly string[]): string | null {
  const near = suggestion(typed, known)
  return near === null ? null : `Did you mean ${near}?`
}

const dashed = (name: string): string => (name.length === 1 ? `-${name}` : `--${name}`)

const helpHint = (command: Command | null): string =>
  command === null ? 'migrate --help lists the commands.' : `migrate ${command.name} --help lists what it takes.`

const exampleHint = (command: Command | null): string =>
  command === null ? helpHint(null) : `For example: migrate ${command.examples[0].type}`

const listAfter = (pattern: RegExp, complaint: string): readonly string[] | null =>
  pattern.exec(complaint)?.[1]?.split(', ') ?? null
