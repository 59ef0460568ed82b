import { ApplicationCommandType, Locale } from 'discord-api-types/v10'
import { isObject, type JsonObject, objectOf, objectsOf } from '../json.ts'
import { description, options, slashName } from './command-option.ts'
import { all, at, distinct, lengthOf, list, optional, type Rule, shape, text, violation } from './rule.ts'

const locales: readonly string[] = Object.values(Locale)

const localizations =
  (rule: Rule): Rule =>
  (value) =>
    Object.entries(objectOf(value)).flatMap(([locale, translated]) =>
      at(locale, locales.includes(locale) ? rule(translated) : violation('LOCALE_INVALID', 'Locale is not supported')),
    )

const permissions: Rule = (value) =>
  /^\d+$/.test(String(value)) ? [] : violation('INVALID_BITWISE_PERMISSION_FLAG', 'Invalid permission bit set')

const anyCommand = shape({ default_member_permissions: optional(permissions), contexts: optional(list({ max: 3 })) })

const slashCommand: Rule = all(
  anyCommand,
  shape({
    name: slashName,
    description,
    name_localizations: optional(localizations(slashName)),
    description_localizations: optional(localizations(description)),
    options: optional(options),
  }),
  (value) =>
    isObject(value) && sizeOf(value) > 8_000
      ? violation('APPLICATION_COMMAND_TOO_LARGE', 'Command exceeds maximum size (8000)')
      : [],
)

const menuName = text({ min: 1, max: 32 })

const menuCommand: Rule = all(
  anyCommand,
  shape({
    name: menuName,
    name_localizations: optional(localizations(menuName)),
    description: optional((value) =>
      value === ''
        ? []
        : violation(
            'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_DISALLOWED',
            'Context menu commands cannot have description',
          ),
    ),
    options: optional(list({ max: 0 })),
  }),
)

/** A field counts with its longest translation. */
function longest(value: unknown, translations: unknown): number {
  return Math.max(lengthOf(value), ...Object.values(objectOf(translations)).map(lengthOf))
}

function sizeOf(item: JsonObject): number {
  const choices = objectsOf(item.choices).map(
    ({ name, name_localizations, value }) => longest(name, name_localizations) + lengthOf(String(value)),
  )
  const inside = objectsOf(item.options).map(sizeOf)
  const own = longest(item.name, item.name_localizations) + longest(item.description, item.description_localizations)
  return [...choices, ...inside].reduce((sum, size) => sum + size, own)
}

const typeOf = (value: unknown): unknown => objectOf(value).type ?? ApplicationCommandType.ChatInput

export const command: Rule = (value) =>
  typeOf(value) === ApplicationCommandType.ChatInput ? slashCommand(value) : menuCommand(value)

const most: ReadonlyMap<unknown, number> = new Map([
  [ApplicationCommandType.ChatInput, 100],
  [ApplicationCommandType.User, 15],
  [ApplicationCommandType.Message, 15],
])

/** The most commands of a type that one scope, global or one guild, can hold. */
export const mostCommands = (type: unknown): number => most.get(type ?? ApplicationCommandType.ChatInput) ?? 0

const countOf = (commands: readonly JsonObject[], type: unknown): number =>
  commands.filter((item) => typeOf(item) === type).length

/** All commands of one scope, as a bulk overwrite sends them. */
export const commands: Rule = all(
  list({ max: 130 }, command),
  (value) =>
    distinct<JsonObject>(
      (item) => `${typeOf(item)} ${item.name}`,
      (_, index) =>
        violation('APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique', [index, 'name']),
    )(objectsOf(value)),
  (value) =>
    [...most].flatMap(([type, limit]) =>
      countOf(objectsOf(value), type) > limit
        ? violation('BASE_TYPE_MAX_LENGTH', `Must be ${limit} or fewer in length.`)
        : [],
    ),
)
