import { visibleLines } from '../sql/visible-text.ts'

/** A text as the content of an element or of a quoted attribute, in HTML and in XML. */
export const escaped = (text: string): string =>
  visibleLines(text).replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`)
