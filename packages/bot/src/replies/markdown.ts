/** Text of others, which may not format, mention or leave its line. */
export const inline = (text: string, most = 200): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  const cut = line.length > most ? `${line.slice(0, most - 1)}…` : line
  return cut.replace(/([\\*_~|`>#[\]()<@])/g, '\\$1')
}

/** A name or a value in code letters; backticks cannot be escaped in there. */
export const code = (text: string, most = 200): string => {
  const line = text.replace(/\s+/g, ' ').replaceAll('`', 'ˋ').trim()
  return `\`${line.length > most ? `${line.slice(0, most - 1)}…` : line || ' '}\``
}

/** A block of code, whose end its content cannot bring about. */
export const codeBlock = (text: string, language = ''): string =>
  `\`\`\`${language}\n${text.replaceAll('```', 'ˋˋˋ')}\n\`\`\``

/** A moment in the reader's own language and time zone: `F` in full, `R` as a distance. */
export const moment = (at: Date, style: 'F' | 'R' | 'f' = 'R'): string =>
  `<t:${Math.floor(at.getTime() / 1000)}:${style}>`

export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`
