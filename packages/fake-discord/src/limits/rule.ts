import { isObject } from '../json.ts'

/** One thing Discord would complain about, and where in the body it stands. */
export interface Violation {
  readonly path: readonly (string | number)[]
  readonly code: string
  readonly message: string
}

/** Judges a value; paths are relative to it. */
export type Rule = (value: unknown) => readonly Violation[]

export const violation = (code: string, message: string, path: Violation['path'] = []): readonly Violation[] => [
  { path, code, message },
]

export const at = (key: string | number, violations: readonly Violation[]): readonly Violation[] =>
  violations.map((found) => ({ ...found, path: [key, ...found.path] }))

export const anything: Rule = () => []

export const all =
  (...rules: readonly Rule[]): Rule =>
  (value) =>
    rules.flatMap((rule) => rule(value))

/** Absent and null both pass: Discord reads null as "not given" nearly everywhere. */
export const optional =
  (rule: Rule): Rule =>
  (value) =>
    value === undefined || value === null ? [] : rule(value)

const missing = violation('BASE_TYPE_REQUIRED', 'This field is required')

export const required =
  (rule: Rule): Rule =>
  (value) =>
    value === undefined || value === null ? missing : rule(value)

interface Range {
  readonly min?: number
  readonly max: number
}

/** Discord counts code points: an emoji outside the basic plane is one character, not two. */
export const lengthOf = (text: unknown): number => (typeof text === 'string' ? [...text].length : 0)

export const text = ({ min = 0, max }: Range): Rule =>
  required((value) => {
    if (typeof value !== 'string') return violation('STRING_TYPE_CONVERT', `Could not interpret "${value}" as string.`)
    return outside(lengthOf(value), { min, max }) ? badLength({ min, max }) : []
  })

export const list = ({ min = 0, max }: Range, item: Rule = anything): Rule =>
  required((value) => {
    if (!Array.isArray(value)) return violation('LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType')
    if (outside(value.length, { min, max })) return badLength({ min, max })
    return value.flatMap((element, index) => at(index, item(element)))
  })

const outside = (length: number, { min = 0, max }: Range): boolean => length < min || length > max

const badLength = ({ min = 0, max }: Range): readonly Violation[] =>
  min === 0
    ? violation('BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`)
    : violation('BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`)

export const integer = ({ min = Number.MIN_SAFE_INTEGER, max }: Range): Rule =>
  required((value) => {
    if (!Number.isInteger(value)) return violation('NUMBER_TYPE_COERCE', `Value "${value}" is not int.`)
    if (Number(value) < min) return violation('NUMBER_TYPE_MIN', `int value should be greater than or equal to ${min}.`)
    if (Number(value) > max) return violation('NUMBER_TYPE_MAX', `int value should be less than or equal to ${max}.`)
    return []
  })

export const oneOf = (allowed: readonly (string | number)[]): Rule =>
  required((value) =>
    allowed.some((choice) => choice === value)
      ? []
      : violation('BASE_TYPE_CHOICES', `Value must be one of {${allowed.join(', ')}}.`),
  )

/** Judges the fields it names and leaves the others alone, as Discord does. */
export const shape = (fields: Readonly<Record<string, Rule>>): Rule =>
  required((value) => {
    if (!isObject(value)) return violation('DICT_TYPE_CONVERT', 'Only dictionaries may be used in a DictType')
    return Object.entries(fields).flatMap(([key, rule]) => at(key, rule(value[key])))
  })

/** The rule depends on the value's `type`. */
export const byType = (rules: Readonly<Record<number, Rule>>): Rule =>
  required((value) => {
    if (!isObject(value)) return violation('DICT_TYPE_CONVERT', 'Only dictionaries may be used in a DictType')
    const rule = rules[Number(value.type)]
    if (rule) return rule(value)
    const allowed = Object.keys(rules).join(', ')
    return violation('UNION_TYPE_CHOICES', `Value of field "type" must be one of (${allowed}).`, ['type'])
  })

/** Complains about the second and every further use of a key. */
export const distinct =
  <Item>(keyOf: (item: Item) => string | undefined, complain: (item: Item, index: number) => readonly Violation[]) =>
  (items: readonly Item[]): readonly Violation[] => {
    const seen = new Set<string>()
    return items.flatMap((item, index) => {
      const key = keyOf(item)
      const repeated = key !== undefined && seen.has(key)
      if (key !== undefined) seen.add(key)
      return repeated ? complain(item, index) : []
    })
  }

const scheme = /^([a-z][a-z0-9+.-]*):/i

export const url = (schemes: readonly string[], max = 2_048): Rule =>
  all(text({ max }), (value) => {
    if (typeof value !== 'string') return []
    const found = scheme.exec(value)?.[1]?.toLowerCase()
    if (found === undefined) return violation('URL_TYPE_INVALID_URL', 'Not a well formed URL.')
    const names = schemes.map((name) => `'${name}'`).join(', ')
    if (!schemes.includes(found))
      return violation(
        'URL_TYPE_INVALID_SCHEME',
        `Scheme "${found}" is not supported. Scheme must be one of (${names}).`,
      )
    return found === 'attachment' || URL.canParse(value)
      ? []
      : violation('URL_TYPE_INVALID_URL', 'Not a well formed URL.')
  })
