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
  const offered = trail.at(-1)?.options ?? (trail.length > 0 ? [] : command.options)
  const given = Object.entries(values).map(([option, value]) => fill(place, { offered, line, option, value, force }))
  refuseFirst(complaints(), { force })
  const filled = given.map((option) => (option.name === focused ? { ...option, focused: true } : option))
  return {
    id: command.id,
    name: command.name,
    type: command.type,
    options: wrap(trail, filled),
    resolved: resolve(place, referencedIds(given)),
    ...(command.guild_id ? { guild_id: command.guild_id } : {}),
  }

  function* complaints(): Iterable<string | null> {
    yield whyHidden(place, command)
    if (offered.some(isSubcommand)) yield `/${line} has sub-commands and cannot be used bare.`
    yield focused === undefined ? whyIncomplete(line, offered, values) : whyNoAutocomplete(offered, focused)
    for (const { name, value } of given) yield whyWrong(place, offered, { name, value, focused })
  }
}

const isSubcommand = ({ type }: CommandOption): boolean => type === Option.Subcommand || type === Option.SubcommandGroup

/** The sub-commands on the way from a command to the last word of the line. */
function follow(command: Command, path: readonly string[]): readonly CommandOption[] {
  const trail: CommandOption[] = []
  for (const word of path) {
    const inside = trail.at(-1)?.options ?? (trail.length > 0 ? [] : command.options)
    const next = inside.find((option) => isSubcommand(option) && option.name === word)
    if (!next)
      throw new Error(`/${[command.name, ...trail.map(({ name }) => name)].join(' ')} has no sub-command "${word}".`)
    trail.push(next)
  }
  return trail
}

interface Filling extends Forcing {
  readonly offered: readonly CommandOption[]
  readonly line: string
  readonly option: string
  readonly value: OptionValue
}

function fill(place: Place, { offered, line, option, value, force }: Filling) {
  const definition = offered.find(({ name }) => name === option)
  if (!definition && !force) throw new Error(`/${line} has no option "${option}".`)
  return { name: option, type: definition?.type ?? Option.String, value: wireValue(place, value) }
}

const wrap = (trail: readonly CommandOption[], options: readonly JsonObject[]): readonly JsonObject[] =>
  trail.reduceRight<readonly JsonObject[]>((inner, { name, type }) => [{ name, type, options: inner }], options)

function whyIncomplete(line: string, offered: readonly CommandOption[], values: OptionValues): string | null {
  const missing = offered.find(({ name, required }) => required === true && !(name in values))
  return missing ? `/${line} needs the option "${missing.name}".` : null
}

function whyNoAutocomplete(offered: readonly CommandOption[], focused: string): string | null {
  const option = offered.find(({ name }) => name === focused)
  return option?.autocomplete === true ? null : `The option "${focused}" has no autocomplete.`
}

/** Half-typed text is judged only when it is sent. */
function whyWrong(
  place: Place,
  offered: readonly CommandOption[],
  { name, value, focused }: { name: string; value: string | number | boolean; focused: string | undefined },
): string | null {
  const definition = offered.find((option) => option.name === name)
  return definition && name !== focused ? whyNotTaken(place, definition, value) : null
}
