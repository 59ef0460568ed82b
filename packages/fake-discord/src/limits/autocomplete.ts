import { list, type Rule, shape, text, violation } from './rule.ts'

const choiceValue: Rule = (value) => {
  if (typeof value === 'string') return text({ min: 1, max: 100 })(value)
  return typeof value === 'number' ? [] : violation('BASE_TYPE_REQUIRED', 'This field is required')
}

export const choice: Rule = shape({ name: text({ min: 1, max: 100 }), value: choiceValue })

/** The answer to an autocomplete interaction. */
export const autocomplete: Rule = shape({ choices: list({ max: 25 }, choice) })
