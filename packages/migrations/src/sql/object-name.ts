/** In bytes. PostgreSQL cuts longer names without a word, and then two of them can be the same. */
export const longestName = 63

/**
 * The name that PostgreSQL makes up from a table, a column and a suffix, such as `reminders_id_seq`. What is too long
 * is cut from the longer of the two, in bytes but never inside a character (`makeObjectName` in its source).
 */
export function objectName(table: string, column: string, suffix: string): string {
  const room = longestName - Buffer.byteLength(suffix) - 2
  let [first, second] = [Buffer.byteLength(table), Buffer.byteLength(column)]
  while (first + second > room) {
    if (first > second) first--
    else second--
  }
  return `${clip(table, first)}_${clip(column, second)}_${suffix}`
}

/** The name with a suffix behind it, cut so that both fit. */
export const suffixed = (name: string, suffix: string): string =>
  `${clip(name, longestName - 1 - Buffer.byteLength(suffix))}_${suffix}`

interface Wanted {
  readonly suffix: string
  isTaken(name: string): boolean
}

/** The first name with the suffix that nothing has yet: `tasks_old`, `tasks_old2` and so on. */
export function freeName(spell: (suffix: string) => string, { suffix, isTaken }: Wanted): string {
  for (let number = 1; ; number++) {
    const name = spell(number === 1 ? suffix : `${suffix}${number}`)
    if (!isTaken(name)) return name
  }
}

/** As many whole characters as fit into so many bytes. */
export function clip(text: string, bytes: number): string {
  let [kept, size] = ['', 0]
  for (const character of text) {
    size += Buffer.byteLength(character)
    if (size > bytes) return kept
    kept += character
  }
  return kept
}
