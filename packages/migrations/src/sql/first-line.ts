/** As much of a statement as a message has room for. */
export function firstLine(sql: string): string {
  const [line = ''] = sql.trim().split('\n')
  return line.length > 120 || line !== sql.trim() ? `${line.slice(0, 120)} …` : line
}
