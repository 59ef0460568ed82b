import type { Command, Flag, Flags } from '../commands/command.ts'
import { commandNamed, everyCommand } from '../commands/index.ts'
import { readGraph } from '../commands/read-graph.ts'
import { placeNames } from '../history/naming.ts'
import type { Settings } from '../settings.ts'
import { typedName } from './flag-name.ts'
import { type GlobalValues, globalFlags } from './global-flags.ts'
import { isOption, optionsOf, plainTokens } from './tokens.ts'

type ReadSettings = (globals: GlobalValues) => Promise<Settings>

/** What a word may become, and what that is. */
type Candidate = readonly [word: string, meaning?: string | undefined]

/**
 * What the last of the words may become, a line each: the whole word, and behind a tab what it is. Nothing where only the person knows
 * or a file is meant, and nothing when something fails: a shell has no use for an error.
 */
export async function completionLines(
  words: readonly string[],
  readSettings: ReadSettings,
): Promise<readonly string[]> {
  try {
    const candidates = await candidatesFor(words, readSettings)
    const begun = candidates.filter(([word]) => word.startsWith(words.at(-1) ?? ''))
    return begun.map(([word, meaning]) => (meaning ? `${word}\t${meaning.replace(/\s+/g, ' ')}` : word))
  } catch {
    return []
  }
}

async function candidatesFor(words: readonly string[], readSettings: ReadSettings): Promise<readonly Candidate[]> {
  const word = words.at(-1) ?? ''
  const name = plainTokens(words.slice(0, -1), []).find((token) => !isOption(token))
  const command = name === undefined ? null : await commandNamed(name)
  const tokens = plainTokens(words, command === null ? [] : [command])
  // Wherever a value follows an option, it has been joined to it.
  const [, option, value] = /^(-[^=]*)=(.*)$/s.exec(tokens.at(-1) ?? '') ?? []
  const revisions = async (): Promise<readonly Candidate[]> => revisionsIn(await readSettings(globalsIn(tokens)))
  if (option !== undefined) return valuesOf(flagTyped(option, command), { word, typed: value ?? '', revisions })
  if (word.startsWith('-')) return optionsFor(command)
  if (name === undefined) return (await everyCommand()).map(({ name: each, describe }) => [each, describe])
  return valuesOf(nextArgument(command, tokens), { word, typed: word, revisions })
}

interface Typed {
  readonly word: string
  /** The part of the word that is the value. */
  readonly typed: string
  readonly revisions: () => Promise<readonly Candidate[]>
}

async function valuesOf(flag: Flag | undefined, { word, typed, revisions }: Typed): Promise<readonly Candidate[]> {
  if (flag === undefined || flag.type === 'switch') return []
  const kept = word.slice(0, word.length - typed.length)
  if (flag.type === 'choice') return flag.choices.map((choice) => [kept + choice])
  if (flag.suggests !== 'revisions') return (flag.suggests ?? []).map((each) => [kept + each])
  const start = kept + typed.slice(0, typed.lastIndexOf(':') + 1)
  return (await revisions()).map(([each, meaning]) => [start + each, meaning])
}

/** The youngest come first, being meant most. */
async function revisionsIn(settings: Settings): Promise<readonly Candidate[]> {
  const { revisions, byLabel } = await readGraph(settings)
  const labelled = [...byLabel].map(([label, { message }]): Candidate => [`${label}@head`, message])
  const ids = revisions.map(({ id, message }): Candidate => [id, message]).reverse()
  return [...[...placeNames].map((name): Candidate => [name]), ...labelled, ...ids]
}

/** What a project is found by; the rest changes nothing in its history. */
function globalsIn(tokens: readonly string[]): GlobalValues {
  const typed = (option: string): readonly string[] =>
    tokens.flatMap((token) => (token.startsWith(`${option}=`) ? [token.slice(option.length + 1)] : []))
  const rest = { dataSource: null, url: null, json: false, verbose: false, quiet: true, color: null }
  return { ...rest, config: typed('--config')[0] ?? null, revisions: typed('--revisions') }
}

function flagTyped(option: string, command: Command | null): Flag | undefined {
  const long = optionsOf(command === null ? [] : [command]).longNames.get(option) ?? option
  return flagsOf(command).find(([name]) => `--${typedName(name)}` === long)?.[1]
}

function nextArgument(command: Command | null, tokens: readonly string[]): Flag | undefined {
  const given = tokens.slice(0, -1).filter((token) => !isOption(token)).length - 1
  const [argument] = flagsOf(command).flatMap(([, flag]) => (isArgument(flag) ? [flag] : []))
  return argument?.type === 'argument' && given > 0 ? undefined : argument
}

const optionsFor = (command: Command | null): readonly Candidate[] =>
  [...flagsOf(command), ['help', { type: 'switch', describe: 'Show help' }] as const].flatMap(([name, flag]) => {
    if (isArgument(flag)) return []
    const isOn = flag.type === 'switch' && flag.default === true
    return [[`--${isOn ? 'no-' : ''}${typedName(name)}`, flag.describe]]
  })

const isArgument = ({ type }: Flag): boolean => type === 'argument' || type === 'arguments'

const flagsOf = (command: Command | null): readonly (readonly [name: string, flag: Flag])[] => {
  const flags: Flags = { ...command?.flags, ...globalFlags }
  return Object.entries(flags)
}
