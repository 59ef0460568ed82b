const short: Readonly<Record<string, string>> = {
  'character varying': 'varchar',
  'bit varying': 'varbit',
  character: 'char',
}

/**
 * A type as people write it, from the way `format_type` prints it: `timestamp(3) with time zone` → `timestamptz(3)`.
 * Both spell the same type; a type that has no shorter name is left as it is.
 */
export function shortType(type: string): string {
  const time = /^(timestamp|time)(\(\d+\))? (with|without) time zone((?:\[\])*)$/.exec(type)
  if (time) return `${time[1]}${time[3] === 'with' ? 'tz' : ''}${time[2] ?? ''}${time[4]}`
  const text = /^(character varying|bit varying|character)((?:\(\d+\))?(?:\[\])*)$/.exec(type)
  return text ? `${short[text[1] ?? ''] ?? text[1]}${text[2]}` : type
}

/** A type without its modifiers and array brackets: `numeric(10,2)[]` → `numeric`. */
export function bareType(type: string): string {
  const [element, parts] = [type.replace(/(\[\])+$/, ''), partsOf(type)]
  return parts ? `${parts[1]}${parts[3]}`.replace(/(\[\])+$/, '') : element
}

/** The numbers in a type's parentheses: `numeric(10,2)` → `[10, 2]`. */
export const typeModifiers = (type: string): readonly number[] => partsOf(type)?.[2]?.split(',').map(Number) ?? []

/** What stands before, in and after the parentheses; those inside a quoted name are part of the name. */
const partsOf = (type: string): RegExpExecArray | null => /^([^"(]+)\((-?\d+(?:,-?\d+)?)\)([^"(]*)$/.exec(type)

export const isArrayType = (type: string): boolean => type.endsWith('[]')
