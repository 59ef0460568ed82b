import { relative } from 'node:path'
import { styleText } from 'node:util'

import type { Look } from '../commands/command.ts'

interface Appearance {
  readonly verbose: boolean
  readonly color: boolean
  readonly folder: string
}

const styles = { id: 'yellow', marker: 'green', faint: 'dim' } as const

export const lookOf = ({ verbose, color, folder }: Appearance): Look => ({
  verbose,
  paint: (text, role) => (color ? styleText(styles[role], text) : text),
  path: (file) => shortPath(file, folder),
})

/** A failure as one line: what happened, and what to type next. */
export function failureLine(error: unknown): string {
  const { message, hint } = factsOf(error)
  const sentence = oneLine(message)
  if (hint === null) return sentence
  const joint = /[.?!]$/.test(sentence) ? ' ' : /^[a-z]/.test(hint) ? '; ' : '. '
  return `${sentence}${joint}${oneLine(hint)}`
}

/** What `-v` adds to a failure: the stack, the causes behind it, the statement and what the server told of it. */
export function failureDetails(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return []
  const fields = Object.entries(error).filter(([name]) => /^(sql|sqlState|detail|where|position)$/.test(name))
  const details = fields.flatMap(([name, value]) => (value == null ? [] : [`${name}: ${value}`]))
  const cause = error.cause === undefined ? [] : ['caused by:', ...failureDetails(error.cause)]
  return [error.stack ?? error.message, ...details, ...cause]
}

/** A failure as the document that `--json` prints: what every failure has, and the fields of its class. */
export function failureDocument(
  error: unknown,
  exitCode: number,
): { readonly error: Readonly<Record<string, unknown>> } {
  const own = isExplained(error) ? Object.entries(error).filter(([field]) => !shared.has(field)) : []
  return { error: { ...factsOf(error), exitCode, ...Object.fromEntries(own) } }
}

/** Said for every failure already, or not for programs. */
const shared: ReadonlySet<string> = new Set(['code', 'hint', 'name', 'cause', 'exitCode'])

interface Explained extends Error {
  readonly code: string
  readonly hint: string | undefined
}

/** An error that was made for a person to read; every other one is a bug. */
export const isExplained = (error: unknown): error is Explained =>
  error instanceof Error && 'hint' in error && 'code' in error && typeof error.code === 'string'

function factsOf(error: unknown): { code: string; message: string; hint: string | null } {
  if (isExplained(error)) return { code: error.code, message: error.message, hint: error.hint ?? null }
  const message = error instanceof Error ? error.message : String(error)
  const hint = 'That is a fault of this program; the same command with -v shows where.'
  return { code: 'internal', message, hint }
}

const oneLine = (text: string): string => text.trim().replace(/\s*\n\s*/g, ' ')

function shortPath(file: string, folder: string): string {
  const short = relative(folder, file)
  return short.startsWith('..') || short === '' ? file : short
}
