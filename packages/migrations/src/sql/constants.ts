import { escaped, namePattern } from './name-pattern.ts'

/** A column that gets another type; both types as the server prints them, without modifiers and array brackets. */
interface Retyped {
  readonly column: string
  readonly from: string
  readonly to: string
}

const text = "E?'(?:[^']|'')*'"

/**
 * An expression in the server's words for a column whose type becomes another: constants lose the label of the former type,
 * so that each is understood as what it is compared with. The elements of an array, of which PostgreSQL would make texts,
 * get that of the latter where the array stands behind the column.
 */
export function withoutLabels(sql: string, { column, from, to }: Retyped): string {
  const label = String.raw`::${escaped(from)}(?![\w$."(])`
  const constant = new RegExp(`(${text})${label}`, 'g')
  const list = String.raw`ARRAY\[${text}${label}(?:, ${text}${label})*\]`
  const beside = String.raw`${namePattern(column)} \S+ (?:(?:ANY|ALL) \()?${list}`
  const parts = new RegExp(String.raw`(${beside})|(${list})|"(?:[^"]|"")+"|(${text})(?:${label}(?:\[\])?)?`, 'g')
  return sql.replaceAll(parts, (part: string, compared?: string, other?: string, value?: string) =>
    compared === undefined ? (other ?? value ?? part) : part.replaceAll(constant, `$1::${labels[to] ?? to}`),
  )
}

/** By these words alone a value of one character or digit would be meant. */
const labels: Readonly<Record<string, string>> = { character: 'bpchar', bit: '"bit"' }

const qualifier = String.raw`(?:(?:"(?:[^"]|"")+"|[\w$]+)\.)?`

/** An expression over a varchar as the server would print it over a text: without the casts that only a varchar needs. */
export function asTexts(sql: string, column: string): string {
  const own = `${qualifier}${namePattern(column)}`
  const end = String.raw`(?![\w$."(\[])`
  const parts = new RegExp(
    String.raw`\((${own})\)::text${end}|(${own})::text${end}|(${text})::character varying${end}|"(?:[^"]|"")+"|${text}`,
    'g',
  )
  const lists = new RegExp(
    String.raw`\((ARRAY\[${text}::text(?:, ${text}::text)*\])\)::text\[\]|(ARRAY\[${text}::text(?:, ${text}::text)*\])::text\[\]|${text}`,
    'g',
  )
  return sql
    .replaceAll(parts, (part: string, cast?: string, bare?: string, value?: string) =>
      value === undefined ? (cast ?? bare ?? part) : `${value}::text`,
    )
    .replaceAll(lists, (part: string, enclosed?: string, list?: string) => enclosed ?? list ?? part)
}
