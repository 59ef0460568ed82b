/**
 * An expression that PostgreSQL has printed, so that it prints the same again. `kind IN ('a', 'b')` over varchar is stored as
 * an array of varchar taken for one of text, and printed with a cast behind the array, which PostgreSQL reads as a cast of each
 * element: another expression, although it means the same. Without the cast the array is taken for one of text again.
 */
export const asRead = (printed: string): string =>
  printed.replace(castArrays, (whole, array: string | undefined) => array ?? whole)

const literal = `'(?:[^']|'')*'`
const element = `E?${literal}::character varying(?:\\(\\d+\\))?`

/** What stands in quotes is passed over. */
const castArrays = new RegExp(
  String.raw`\((ARRAY\[${element}(?:, ${element})*\])\)::text\[\]|E'(?:[^'\\]|\\.|'')*'|${literal}|"(?:[^"]|"")*"`,
  'g',
)
