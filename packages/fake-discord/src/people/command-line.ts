import { ApplicationCommandType, ApplicationCommandOptionType as Option } from 'discord-api-types/v10'
import type { JsonObject } from '../json.ts'
import type { Command, CommandOption } from '../world/command.ts'
import { whyHidden } from './availability.ts'
import { type Forcing, refuseFirst } from './client-refusal.ts'
import { type OptionValue, referencedIds, whyNotTaken, wireValue } from './option-value.ts'
import type { Place } from './place.ts'
import { resolve } from './resolved.ts'

export type OptionValues = Readonly<Record<string, OptionValue>>

interface Typed extends Forcing {
  /** `config set` */
  readonly line: string
  readonly values: OptionValues
  /** The option being typed, for autocomplete. */
  readonly focused?: string
}

/** A guild's own command hides the global one of the same name. */
export function findCommand({ platform, channel }: Place, type: ApplicationCommandType, name: string): Command {
  const named = [...platform.world.commands.values()].filter((known) => known.type === type && known.name === name)
  const command = named.find(({ guild_id }) => guild_id === channel.guildId) ?? named.find(({ guild_id }) => !guild_id)
  if (!command) throw new Error(`No command "${name}" is registered${named.length > 0 ? ' for this guild' : ''}.`)
  return command
}

/** What the client sends for a typed command. */
export function typeCommand(place: Place, { line, values, focused, force = false }: Typed): JsonObject {
  const [name = '', ...path] = line.split(' ')
  const command = findCommand(place, ApplicationCommandType.ChatInput, name)
  const trail = follow(command, path)
  const offered = optionsAt(command, trail)
  const given = Object.entries(values).map(([option, value]) => fill(place, { offered, line, option, value, force }))
  refuseFirst(complaints({ place, command, line, offered, given, focused }), { force })
  const filled = given.map((option) => (option.name === focused ? { ...option, focused: true } : option))
  return {
    id: command.id,
    name: command.name,
    type: command.type,
    options: wrap(trail, filled),
    resolved: resolve(place, referencedIds(given)),
    ...(command.guild_id ? { guild_id: command.guild_id } : {}),
  }
}

interface GivenOption {
  readonly name: string
  readonly type: Option
  readonly value: string | number | boolean
}

interface Draft {
  readonly place: Place
  readonly command: Command
  readonly line: string
  readonly offered: readonly CommandOption[]
  readonly given: readonly GivenOption[]
  readonly focused: string | undefined
}

function* complaints({ place, command, line, offered, given, focused }: Draft): Iterable<string | null> {
  yield whyHidden(place, command)
  if (offered.some(isSubcommand)) yield `/${line} has sub-commands and cannot be used bare.`
  yield focused === undefined ? whyIncomplete(line, offered, given) : whyNoAutocomplete(offered, focused)
  // Half-typed text is judged only when it is sent.
  for (const option of given) if (option.name !== focused) yield whyWrong(place, offered, option)
}

const isSubcommand = ({ type }: CommandOption): boolean => type === Option.Subcommand || type === Option.SubcommandGroup

/** The sub-commands on the way from a command to the last word of the line. */
function follow(command: Command, path: readonly string[]): readonly CommandOption[] {
  const trail: CommandOption[] = []
  for (const word of path) {
    const next = optionsAt(command, trail).find((option) => isSubcommand(option) && option.name === word)
    const before = [command, ...trail].map(({ name }) => name).join(' ')
    if (!next) throw new Error(`/${before} has no sub-command "${word}".`)
    trail.push(next)
  }
  return trail
}

/** What can be given at the end of a trail. */
function optionsAt(command: Command, trail: readonly CommandOption[]): readonly CommandOption[] {
  const last = trail.at(-1)
  return last ? (last.options ?? []) : command.options
}

interface Filling extends Forcing {
  readonly offered: readonly CommandOption[]
  readonly line: string
  readonly option: string
  readonly value: OptionValue
}

function fill(place: Place, { offered, line, option, value, force }: Filling): GivenOption {
  const definition = offered.find(({ name }) => name === option)
  if (!definition && !force) throw new Error(`/${line} has no option "${option}".`)
  return { name: option, type: definition?.type ?? Option.String, value: wireValue(place, value) }
}

const wrap = (trail: readonly CommandOption[], options: readonly object[]): readonly object[] =>
  trail.reduceRight<readonly object[]>((inner, { name, type }) => [{ name, type, options: inner }], options)

function whyIncomplete(line: string, offered: readonly CommandOption[], given: readonly GivenOption[]): string | null {
  const isGiven = ({ name }: CommandOption): boolean => given.some((option) => option.name === name)
  const missing = offered.find((option) => option.required === true && !isGiven(option))
  return missing ? `/${line} needs the option "${missing.name}".` : null
}

function whyNoAutocomplete(offered: readonly CommandOption[], focused: string): string | null {
  const option = offered.find(({ name }) => name === focused)
  return option?.autocomplete === true ? null : `The option "${focused}" has no autocomplete.`
}

function whyWrong(place: Place, offered: readonly CommandOption[], { name, value }: GivenOption): string | null {
  const definition = offered.find((option) => option.name === name)
  return definition ? whyNotTaken(place, definition, value) : null
}
