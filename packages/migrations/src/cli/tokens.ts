import type { Command, Flag } from '../commands/command.ts'
import { UsageError } from '../errors.ts'
import { typedName } from './flag-name.ts'
import { globalFlags } from './global-flags.ts'

/**
 * What was typed, in the spelling that yargs understands as everybody else does: it would take `-mtext` for the options
 * -m, -t, -e and -x, `-m -5` for an option without a value, and `--sql=maybe` for a no.
 */
export function plainTokens(argv: readonly string[], commands: readonly Command[]): readonly string[] {
  const options = optionsOf(commands)
  const plain: string[] = []
  for (let index = 0; index < argv.length; index++) {
    const [token = '', next] = argv.slice(index)
    if (token === '--') return [...plain, ...argv.slice(index)]
    const isFollowedByValue = options.valued.has(token) && next !== undefined && !isKnown(next, options)
    // The parser would take the sign itself for the value of a short option that is given an empty one.
    const option = next === '' ? (options.longNames.get(token) ?? token) : token
    plain.push(isFollowedByValue ? `${option}=${next}` : plainToken(token, options))
    if (isFollowedByValue) index += 1
  }
  return plain
}

export interface Options {
  /** As they are typed, dashes included. */
  readonly valued: ReadonlySet<string>
  readonly switches: ReadonlySet<string>
  /** Of the short ones. */
  readonly longNames: ReadonlyMap<string, string>
}

export function optionsOf(commands: readonly Command[]): Options {
  const flags = [globalFlags, ...commands.map((command) => command.flags)].flatMap((each) => Object.entries<Flag>(each))
  const typed = (isWanted: (flag: Flag) => boolean): ReadonlySet<string> =>
    new Set(flags.filter(([, flag]) => isWanted(flag)).flatMap(([name, flag]) => spellingsOf(name, flag)))
  return {
    valued: typed(({ type }) => type === 'text' || type === 'list' || type === 'choice'),
    switches: typed(({ type }) => type === 'switch'),
    longNames: new Map(
      flags.flatMap(([name, flag]) => {
        const [long = '', short] = spellingsOf(name, flag)
        return short === undefined ? [] : [[short, long] as const]
      }),
    ),
  }
}

const spellingsOf = (name: string, flag: Flag): readonly string[] =>
  'alias' in flag && flag.alias !== undefined ? [`--${typedName(name)}`, `-${flag.alias}`] : [`--${typedName(name)}`]

function plainToken(token: string, { valued, switches }: Options): string {
  const short = token.slice(0, 2)
  if (valued.has(short) && token.length > 2 && token[2] !== '=') return `${short}=${token.slice(2)}`
  const [, option, value] = /^(--?[^=]+)=(.*)$/s.exec(token) ?? []
  if (option === undefined || !switches.has(option) || value === 'true' || value === 'false') return token
  throw new UsageError(`${option} cannot be ${JSON.stringify(value)}.`, { hint: 'It takes no value.' })
}

const isKnown = (token: string, { valued, switches }: Options): boolean => valued.has(token) || switches.has(token)

/** Whether a word is meant as an option: `-3:` is a place in the history. */
export const isOption = (token: string): boolean => /^-(-.|[A-Za-z])/.test(token)
