import { ApplicationCommandOptionType as Option } from 'discord-api-types/v10'
import { storeFile } from '../platform/attachments.ts'
import type { CommandOption } from '../world/command.ts'
import { idOf, type Reference } from '../world/snowflake.ts'
import type { Place } from './place.ts'

/** A file that a person picks. */
export interface PickedFile {
  readonly name: string
  readonly content: string | Uint8Array
  readonly contentType?: string
}

/** What a person puts into an option: text, a number, a switch, somebody or something, a file. */
export type OptionValue = string | number | boolean | Reference | PickedFile

const isFile = (value: OptionValue): value is PickedFile => typeof value === 'object' && 'content' in value

/** The value as the interaction carries it; ids stand for people and things. */
export function wireValue(place: Place, value: OptionValue): string | number | boolean {
  if (isFile(value)) return pickFile(place, value)
  return typeof value === 'object' ? idOf(value) : value
}

export function pickFile({ platform }: Place, { name, content, contentType }: PickedFile): string {
  const file = { name, content: Buffer.from(content), contentType: contentType ?? 'application/octet-stream' }
  return storeFile(platform, { ...file, description: null }).id
}

/** The ids among the values, which `resolved` explains. */
export const referencedIds = (options: readonly { type: Option; value: unknown }[]): readonly string[] =>
  options.flatMap(({ type, value }) => (references.includes(type) ? [String(value)] : []))

const references: readonly Option[] = [Option.User, Option.Channel, Option.Role, Option.Mentionable, Option.Attachment]

type Judge = (place: Place, option: CommandOption, value: string | number | boolean) => string | null

const outside = (size: number, min: number | undefined, max: number | undefined): boolean =>
  size < (min ?? Number.NEGATIVE_INFINITY) || size > (max ?? Number.POSITIVE_INFINITY)

const judgeNumber: Judge = (_, { name, min_value, max_value }, value) => {
  if (typeof value !== 'number') return `${name}: ${value} is not a number.`
  return outside(value, min_value, max_value)
    ? `${name}: ${value} is not in ${min_value ?? ''}..${max_value ?? ''}.`
    : null
}

const judges: Partial<Record<Option, Judge>> = {
  [Option.String]: (_, { name, min_length, max_length }, value) => {
    if (typeof value !== 'string') return `${name}: ${value} is not text.`
    const length = [...value].length
    return outside(length, min_length, max_length ?? 6_000)
      ? `${name}: ${length} characters are too few or too many.`
      : null
  },
  [Option.Integer]: (place, option, value) =>
    Number.isInteger(value) ? judgeNumber(place, option, value) : `${option.name}: ${value} is not a whole number.`,
  [Option.Number]: judgeNumber,
  [Option.Boolean]: (_, { name }, value) =>
    typeof value === 'boolean' ? null : `${name}: ${value} is not true or false.`,
  [Option.User]: ({ platform }, { name }, value) =>
    platform.world.users.has(String(value)) ? null : `${name}: there is no user ${value}.`,
  [Option.Role]: ({ platform, channel }, { name }, value) =>
    platform.world.roles.get(String(value))?.guildId === channel.guildId
      ? null
      : `${name}: there is no role ${value} here.`,
  [Option.Channel]: ({ platform, channel }, { name, channel_types }, value) => {
    const target = platform.world.channels.get(String(value))
    if (!target || target.guildId !== channel.guildId) return `${name}: there is no channel ${value} here.`
    return channel_types && !channel_types.includes(target.type)
      ? `${name}: #${target.name} is not of an offered type.`
      : null
  },
}

/** Why the client would not take this value. */
export function whyNotTaken(place: Place, option: CommandOption, value: string | number | boolean): string | null {
  if (option.choices && option.choices.length > 0 && !option.choices.some((choice) => choice.value === value))
    return `${option.name}: "${value}" is not one of the choices.`
  return judges[option.type]?.(place, option, value) ?? null
}
