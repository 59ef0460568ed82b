import type { Secrets } from './secrets.ts'

/** A stream of the process as the shell uses it. */
export interface Output {
  readonly isTerminal: boolean
  readonly columns: number
  write(text: string): void
  /** Replaces the last line on a terminal; elsewhere adds one. */
  overwrite(text: string): void
  /** Removes the last line on a terminal; elsewhere does nothing. */
  erase(): void
}

interface Stream {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

const eraseLine = '\r\u001b[2K'

/** Everything that the program prints passes here: passwords are masked, and no text can steer the terminal. */
export function outputTo(stream: Stream, { redact }: Secrets): Output {
  const isTerminal = stream.isTTY === true
  // A terminal that does not know its width says 0.
  const columns = stream.columns || 100
  const write = (text: string): void => void stream.write(printable(redact(text)))
  return {
    isTerminal,
    columns,
    write,
    overwrite(text) {
      if (!isTerminal) return write(`${text}\n`)
      stream.write(eraseLine)
      write(text.slice(0, columns - 1))
    },
    erase: () => (isTerminal ? void stream.write(eraseLine) : undefined),
  }
}

/** Control characters made visible, but for line ends, tabs and the colours of `print.ts`: others would hide what comes after them. */
export const printable = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about.
  text.replace(/\u001b\[(?:2|22|32|33|39)m|[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, (found) =>
    found.length > 1 ? found : `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
