import { ComponentType } from 'discord-api-types/v10'
import { type JsonObject, numberOf, objectOf, objectsOf, textOf } from '../json.ts'
import { textDisplay } from './component.ts'
import {
  all,
  at,
  byType,
  distinct,
  integer,
  lengthOf,
  list,
  oneOf,
  optional,
  type Rule,
  shape,
  text,
  violation,
} from './rule.ts'
import { entitySelect, options, stringSelect } from './select.ts'

const customId = text({ min: 1, max: 100 })

const prefilled: Rule = (value) => {
  const { value: written, max_length } = objectOf(value)
  const most = numberOf(max_length)
  return most !== undefined && lengthOf(written) > most
    ? violation('BASE_TYPE_MAX_LENGTH', `Must be ${most} or fewer in length.`, ['value'])
    : []
}

const textInput: Rule = all(
  shape({
    custom_id: customId,
    style: oneOf([1, 2]),
    label: optional(text({ max: 45 })),
    placeholder: optional(text({ max: 100 })),
    value: optional(text({ max: 4_000 })),
    min_length: optional(integer({ min: 0, max: 4_000 })),
    max_length: optional(integer({ min: 1, max: 4_000 })),
  }),
  prefilled,
)

const fields: Readonly<Record<number, Rule>> = {
  [ComponentType.TextInput]: textInput,
  [ComponentType.StringSelect]: stringSelect,
  [ComponentType.UserSelect]: entitySelect,
  [ComponentType.RoleSelect]: entitySelect,
  [ComponentType.MentionableSelect]: entitySelect,
  [ComponentType.ChannelSelect]: entitySelect,
  [ComponentType.FileUpload]: shape({
    custom_id: customId,
    min_values: optional(integer({ min: 0, max: 10 })),
    max_values: optional(integer({ min: 1, max: 10 })),
  }),
  [ComponentType.RadioGroup]: shape({ custom_id: customId, options: options({ min: 2, max: 10 }) }),
  [ComponentType.CheckboxGroup]: shape({
    custom_id: customId,
    options: options({ min: 1, max: 10 }),
    min_values: optional(integer({ min: 0, max: 10 })),
    max_values: optional(integer({ min: 1, max: 10 })),
  }),
  [ComponentType.Checkbox]: shape({ custom_id: customId }),
}

const label: Rule = shape({
  label: text({ min: 1, max: 45 }),
  description: optional(text({ max: 100 })),
  component: byType(fields),
})

const labelled = shape({ label: text({ min: 1, max: 45 }) })

const row: Rule = shape({
  components: list({ min: 1, max: 1 }, byType({ [ComponentType.TextInput]: all(textInput, labelled) })),
})

const inputOf = (component: JsonObject): JsonObject =>
  component.component ? objectOf(component.component) : (objectsOf(component.components)[0] ?? {})

const distinctIds: Rule = (value) =>
  distinct<JsonObject>(
    (component) => textOf(inputOf(component).custom_id),
    (_, index) => at(index, violation('COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated')),
  )(objectsOf(value))

const top = byType({
  [ComponentType.Label]: label,
  [ComponentType.TextDisplay]: textDisplay,
  [ComponentType.ActionRow]: row,
})

export const modal: Rule = shape({
  custom_id: customId,
  title: text({ min: 1, max: 45 }),
  components: all(list({ min: 1, max: 5 }, top), distinctIds),
})
