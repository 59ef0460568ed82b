import type { Command } from '../commands/command.ts'
import { UsageError } from '../errors.ts'
import { argumentsOf } from './flag-name.ts'
import { helpHint } from './mistake.ts'

/** What the parser complains of, as one line that says what to type instead. */
export function usageError(complaint: string, command: Command | null): UsageError {
  const hint = helpHint(command)
  const needless = listAfter(/^Unknown arguments?: (.+)$/, complaint)
  if (needless !== null && command !== null)
    return new UsageError(`migrate ${command.name} has no use for ${needless[0]}.`, { hint })
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

const dashed = (name: string): string => (name.length === 1 ? `-${name}` : `--${name}`)

const exampleHint = (command: Command | null): string =>
  command === null ? helpHint(null) : `For example: migrate ${command.examples[0].type}`

const listAfter = (pattern: RegExp, complaint: string): readonly string[] | null =>
  pattern.exec(complaint)?.[1]?.split(', ') ?? null
