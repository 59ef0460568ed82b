/** A text as one word of a shell's command line. */
export function shellWord(text: string): string {
  if (/^[\w:./=-]+$/.test(text)) return text
  return /["$`\\!]/.test(text) ? `'${text.replaceAll("'", `'\\''`)}'` : `"${text}"`
}
