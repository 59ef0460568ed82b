import { arrayText } from './default-spelling.ts'
import { escaped, namePattern } from './name-pattern.ts'
import { quoteLiteral } from './quote.ts'

/** A column that gets another type, and its former one as the server prints it, without modifiers and array brackets. */
interface Retyped {
  readonly column: string
  readonly from: string
}

const text = "E?'(?:[^']|'')*'"

/**
 * An expression in the server's words for a column whose type becomes another: constants lose the label of the former type,
 * so that each is understood as what it is compared with. PostgreSQL makes texts of the elements of an array without labels, and
 * whatever it is compared with of the same array in quotes.
 */
export function withoutLabels(sql: string, { column, from }: Retyped): string {
  const label = String.raw`::${escaped(from)}(?![\w$."(])`
  const list = String.raw`ARRAY\[${text}${label}(?:, ${text}${label})*\]`
  const compared = String.raw`(?:(?<=\b(?:ANY|ALL) \()|(?<=${namePattern(column)} [^\s\w'"]+ ))(${list})`
  const parts = new RegExp(String.raw`${compared}|(${list})|"(?:[^"]|"")+"|(${text})(?:${label}(?:\[\])?)?`, 'g')
  return sql.replaceAll(parts, (part: string, elements?: string, other?: string, value?: string) =>
    elements === undefined ? (other ?? value ?? part) : inQuotes(elements),
  )
}

const inQuotes = (list: string): string =>
  quoteLiteral(arrayText((list.match(new RegExp(text, 'g')) ?? []).map(textIn)))

function textIn(constant: string): string {
  const value = constant.slice(constant.indexOf("'") + 1, -1).replaceAll("''", "'")
  return constant.startsWith('E') ? value.replaceAll('\\\\', '\\') : value
}

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
