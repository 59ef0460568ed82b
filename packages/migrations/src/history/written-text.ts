import { UnsupportedError } from '../errors.ts'

/**
 * What a reviewer would not see or would see in another order: control and format characters, the separators that end
 * a line in JavaScript, halves of surrogate pairs. Names and comments that come from a database may hold them.
 */
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu
const hiddenInSql = /(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u

/** A literal that evaluates to exactly this SQL: a template that reads as the SQL does, or a string in JSON. */
export function sqlLiteral(sql: string): string {
  if (/\p{Cs}/u.test(sql)) {
    throw new UnsupportedError('A statement holds half a surrogate pair, which no database can store.', {
      object: visible(sql).slice(0, 80),
      hint: 'Correct the name, default or comment that holds it.',
    })
  }
  const isPlain = !/[\r\\`]|\$\{/.test(sql) && !hiddenInSql.test(sql)
  return isPlain ? `\`${sql}\`` : visible(JSON.stringify(sql))
}

/** A string literal in the quotes that need fewer escapes. */
export function stringLiteral(text: string): string {
  const json = visible(JSON.stringify(text))
  if (text.split("'").length > text.split('"').length) return json
  return `'${json.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}

/** A list of such literals, on one line. */
export const listLiteral = (texts: readonly string[]): string => `[${texts.map(stringLiteral).join(', ')}]`

/** A comment that stays on its one line whatever it says. */
export const commentLine = (text: string): string => `// ${visible(text.replaceAll('\n', '\\n'))}`.trimEnd()

/** The text with everything hidden spelt as an escape. */
const visible = (text: string): string => text.replace(hidden, (character) => [...unitsOf(character)].join(''))

function* unitsOf(character: string): Iterable<string> {
  for (let at = 0; at < character.length; at += 1) {
    yield `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`
  }
}
