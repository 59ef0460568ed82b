const room = 160

/** As much of a statement as a message has room for, on one line: the first one alone would not say which column is meant. */
export function oneLine(sql: string): string {
  const line = sql.trim().replace(/\s*\n\s*/g, ' ')
  return line.length > room ? `${line.slice(0, room).trimEnd()} …` : line
}
