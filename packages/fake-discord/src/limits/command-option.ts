import { ApplicationCommandOptionType as Option } from 'discord-api-types/v10'
import { type JsonObject, listOf, objectOf, objectsOf, textOf } from '../json.ts'
import { choice } from './autocomplete.ts'
import {
  all,
  at,
  byType,
  distinct,
  integer,
  list,
  optional,
  type Rule,
  shape,
  text,
  type Violation,
  violation,
} from './rule.ts'

const pattern = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u

/** The name of a slash command or of an option. */
export const slashName: Rule = (value) =>
  typeof value === 'string' && pattern.test(value) && value === value.toLowerCase()
    ? []
    : violation('APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid')

export const description = text({ min: 1, max: 100 })

const named = { name: slashName, description }

const plain = shape(named)

const choosable: Rule = all(shape({ ...named, choices: optional(list({ max: 25 }, choice)) }), (value) => {
  const { choices, autocomplete } = objectOf(value)
  return autocomplete === true && listOf(choices).length > 0
    ? violation('APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE', 'Options with choices cannot be autocompleted')
    : []
})

const string: Rule = all(
  choosable,
  shape({
    min_length: optional(integer({ min: 0, max: 6_000 })),
    max_length: optional(integer({ min: 1, max: 6_000 })),
  }),
)

const values: Readonly<Record<number, Rule>> = {
  [Option.String]: string,
  [Option.Integer]: choosable,
  [Option.Number]: choosable,
  [Option.Boolean]: plain,
  [Option.User]: plain,
  [Option.Channel]: plain,
  [Option.Role]: plain,
  [Option.Mentionable]: plain,
  [Option.Attachment]: plain,
}

const subcommand: Rule = all(plain, shape({ options: optional(listOfOptions(byType(values))) }))

const group: Rule = all(plain, shape({ options: listOfOptions(byType({ [Option.Subcommand]: subcommand })) }))

/** The options of a command. */
export const options: Rule = all(
  listOfOptions(byType({ ...values, [Option.Subcommand]: subcommand, [Option.SubcommandGroup]: group })),
  eitherSubcommandsOrValues,
)

function listOfOptions(option: Rule): Rule {
  return all(list({ max: 25 }, option), requiredFirst, distinctNames)
}

const isSubcommand = ({ type }: JsonObject): boolean => type === Option.Subcommand || type === Option.SubcommandGroup

function eitherSubcommandsOrValues(value: unknown): readonly Violation[] {
  const given = objectsOf(value)
  return given.some(isSubcommand) && !given.every(isSubcommand)
    ? violation(
        'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
        'Sub-command and sub-command group option types are mutually exclusive to all other types',
      )
    : []
}

function requiredFirst(value: unknown): readonly Violation[] {
  const given = objectsOf(value)
  const firstOptional = given.findIndex((option) => !isSubcommand(option) && option.required !== true)
  return given.flatMap((option, index) =>
    option.required === true && firstOptional !== -1 && index > firstOptional
      ? at(
          index,
          violation(
            'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
            'Required options must be placed before non-required options',
          ),
        )
      : [],
  )
}

function distinctNames(value: unknown): readonly Violation[] {
  const complain = (_: JsonObject, index: number) =>
    violation('APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATED', 'Option name is already used', [index, 'name'])
  return distinct<JsonObject>(({ name }) => textOf(name), complain)(objectsOf(value))
}
