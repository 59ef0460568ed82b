import { transform } from '@oxc-node/core'

/** No parser of JavaScript accepts this character outside strings and comments, so it tells how far a parser came. */
const stopper = '\u0001'

/**
 * The line, counted from 1, at which a module stops being TypeScript; null when every line of it can be read.
 * The parser tells what is wrong but not where. It gives up at the first mistake, so the mistake is just after the
 * longest beginning of the file behind which it still notices the stopper.
 */
export function lineOfSyntaxError(file: string, source: string): number | null {
  const lines = source.split('\n')
  for (let count = lines.length; count >= 0; count--) {
    const beginning = [...lines.slice(0, count), stopper].join('\n')
    if (complaint(file, beginning)?.includes(`\`${stopper}\``)) return count < lines.length ? count + 1 : null
  }
  return 1
}

function complaint(file: string, source: string): string | null {
  try {
    transform(file, source)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
