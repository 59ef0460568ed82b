/**
 * An expression in parentheses, and in no more than it has: PostgreSQL prints most expressions with their own. Where the
 * text holds anything but plain strings and names, one pair too many does no harm.
 */
export const parenthesised = (text: string): string => (isWhollyWrapped(text) ? text : `(${text})`)

const quoted = /'(?:[^']|'')*'|"(?:[^"]|"")*"/g
/** Escape strings, dollar quotes and comments, in which a parenthesis or a quote may be something else. */
const unclear = /\\|\$|--|\/\*/

function isWhollyWrapped(text: string): boolean {
  const bare = text.replace(quoted, '')
  if (unclear.test(text) || !bare.startsWith('(')) return false
  let depth = 0
  for (let place = 0; place < bare.length; place++) {
    depth += bare[place] === '(' ? 1 : bare[place] === ')' ? -1 : 0
    if (depth === 0) return place === bare.length - 1
  }
  return false
}

/** What a column's definition would take for its own words, or does not take behind DEFAULT, unless it stands in parentheses. */
const beyondDefault = /\b(?:and|or|not|in|is|isnull|notnull|like|ilike|similar|between|at|collate|overlaps)\b/i

/** An expression as it may stand behind DEFAULT where a column is defined, which takes less than SET DEFAULT does. */
export function behindDefault(text: string): string {
  if (unclear.test(text)) return text
  let bare = text.replace(quoted, '')
  for (let longer = ''; longer !== bare; ) {
    longer = bare
    bare = bare.replace(/\([^()]*\)/g, ' ')
  }
  return beyondDefault.test(bare) ? `(${text})` : text
}
