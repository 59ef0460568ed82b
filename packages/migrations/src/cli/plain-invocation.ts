import type { Command, Flag, Flags } from '../commands/command.ts'
import type { Invocation } from './command-line.ts'
import { typedName } from './flag-name.ts'
import { globalFlags } from './global-flags.ts'

/**
 * What was typed behind a command, where it is as plain as can be: arguments, and options by their names, each once. Null for
 * everything else. The parser, which knows the rest, takes longer to load than most commands to run; a law holds this to
 * its word.
 */
export function plainInvocation(tokens: readonly string[], command: Command): Invocation | null {
  const read = readTokens(tokens, { ...globalFlags, ...command.flags })
  const values = read && valuesOf(command.flags, read)
  const globals = read && valuesOf(globalFlags, read)
  if (!values || !globals) return null
  const color = read.options.has('color') ? globals.color === true : null
  return { kind: 'command', command, values, globals: { ...globals, color } as GlobalsOf<Invocation> }
}

type GlobalsOf<I> = I extends { readonly globals: infer Globals } ? Globals : never

interface Read {
  /** By the name of the flag; a switch has what turns it on or off. */
  readonly options: ReadonlyMap<string, readonly string[]>
  readonly words: readonly string[]
}

function readTokens(tokens: readonly string[], flags: Flags): Read | null {
  const options = new Map<string, string[]>()
  const words: string[] = []
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] ?? ''
    if (!token.startsWith('-')) {
      if (token === '') return null
      words.push(token)
      continue
    }
    const [name, flag] = flagTyped(token, flags)
    if (flag === undefined) return null
    const next = tokens[index + 1] ?? ''
    if (flag.type === 'switch' ? next === 'true' || next === 'false' : !isPlain(next)) return null
    if (options.has(name) && flag.type !== 'list') return null
    options.set(name, [...(options.get(name) ?? []), flag.type === 'switch' ? token : next])
    if (flag.type !== 'switch') index += 1
  }
  return { options, words }
}

const flagTyped = (token: string, flags: Flags): readonly [name: string, flag: Flag | undefined] =>
  Object.entries(flags).find(
    ([name, flag]) =>
      flag.type !== 'argument' &&
      flag.type !== 'arguments' &&
      (token === `--${typedName(name)}` ||
        ('alias' in flag && token === `-${flag.alias}`) ||
        (flag.type === 'switch' && token === switchedOff(name))),
  ) ?? [token, undefined]

const switchedOff = (name: string): string => `--no-${typedName(name)}`

/** The parser takes quotes off, and what begins with a dash may be an option. */
const isPlain = (value: string): boolean => /^[^-'"]/.test(value)

/** Null where something is missing, left over or not among the choices. */
function valuesOf(flags: Flags, { options, words }: Read): Readonly<Record<string, unknown>> | null {
  const left = [...words]
  const values = Object.entries(flags).map(
    ([name, flag]) => [name, valueTyped([name, flag], options.get(name), left)] as const,
  )
  const isComplete = values.every(([, value]) => value !== undefined)
  return isComplete && (left.length === 0 || flags === globalFlags) ? Object.fromEntries(values) : null
}

/** `words` are the arguments that no flag before this one took. */
function valueTyped(
  [name, flag]: readonly [string, Flag],
  typed: readonly string[] | undefined,
  words: string[],
): unknown {
  switch (flag.type) {
    case 'switch':
      return typed === undefined ? flag.default === true : typed[0] !== switchedOff(name)
    case 'list':
      return typed ?? []
    case 'text':
      if (flag.required === true && typed?.[0]?.trim() === '') return undefined
      return typed?.[0] ?? (flag.required === true ? undefined : null)
    case 'choice':
      return typed === undefined ? null : flag.choices.find((choice) => choice === typed[0])
    case 'argument':
      return words.shift() ?? (flag.required === true ? undefined : null)
    case 'arguments': {
      const taken = words.splice(0)
      return taken.length === 0 && flag.required === true ? undefined : taken
    }
  }
}
