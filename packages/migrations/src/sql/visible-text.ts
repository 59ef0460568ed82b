/** Characters that end a line, are not seen, or show a text in another order than a compiler reads it. */
const treacherous = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

/** A text on one line in which everything is seen: `\u202e` for the character that turns the reading direction. */
export const visibleText = (text: string): string => text.replace(treacherous, escaped)

/** The same for a text that may have several lines. */
export const visibleLines = (text: string): string =>
  text.replace(treacherous, (character) => (character === '\n' || character === '\t' ? character : escaped(character)))

function escaped(character: string): string {
  const digits = (character.codePointAt(0) ?? 0).toString(16)
  return digits.length > 4 ? `\\u{${digits}}` : `\\u${digits.padStart(4, '0')}`
}
