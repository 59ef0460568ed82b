const clock = /'(?:[^']|'')*'|"(?:[^"]|"")*"|\bCURRENT_TIMESTAMP\b(?!\()/g

/** An expression as PostgreSQL prints it, in which one of the two words for the start of the transaction stands for both. */
export const plainClock = (printed: string): string =>
  printed.replaceAll(clock, (part) => (part === 'CURRENT_TIMESTAMP' ? 'now()' : part))
