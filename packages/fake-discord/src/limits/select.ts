import { type JsonObject, numberOf, objectOf, objectsOf, textOf } from '../json.ts'
import { all, at, distinct, integer, list, optional, type Rule, shape, text, violation } from './rule.ts'

const option = shape({
  label: text({ min: 1, max: 100 }),
  value: text({ min: 1, max: 100 }),
  description: optional(text({ max: 100 })),
})

const distinctValues = distinct<JsonObject>(
  ({ value }) => textOf(value),
  (_, index) =>
    violation('SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', 'The specified option value is already used', [
      index,
      'value',
    ]),
)

/** A list of options to choose from, in a select, a radio group or a checkbox group. */
export const options = (range: { readonly min: number; readonly max: number }): Rule =>
  all(list(range, option), (value) => distinctValues(objectsOf(value)))

const counts: Rule = (value) => {
  const { min_values, max_values, options: offered } = objectOf(value)
  const most = numberOf(max_values) ?? 1
  const least = numberOf(min_values) ?? Math.min(1, most)
  if (least > most)
    return at('min_values', violation('SELECT_COMPONENT_MIN_VALUES', 'min_values must not be larger than max_values'))
  if (Array.isArray(offered) && most > offered.length)
    return at(
      'max_values',
      violation('SELECT_COMPONENT_MAX_VALUES', 'max_values must not exceed the number of options'),
    )
  return []
}

const anySelect = {
  custom_id: text({ min: 1, max: 100 }),
  placeholder: optional(text({ max: 150 })),
  min_values: optional(integer({ min: 0, max: 25 })),
  max_values: optional(integer({ min: 1, max: 25 })),
}

export const stringSelect: Rule = all(shape({ ...anySelect, options: options({ min: 1, max: 25 }) }), counts)

/** Users, roles, mentionables and channels: the client fills in the options. */
export const entitySelect: Rule = all(shape({ ...anySelect, default_values: optional(list({ max: 25 })) }), counts)
