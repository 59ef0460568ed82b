import { readFile } from 'node:fs/promises'

import { UsageError } from '../errors.ts'

/** What a file of answers says, unchecked. */
export async function readAnswersFile(file: string): Promise<unknown> {
  const source = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new UsageError(`The file of answers ${file} cannot be read.`, { hint: 'Name it with --answers.', cause })
  })
  try {
    return JSON.parse(source)
  } catch (cause) {
    throw new UsageError(`${file} is not valid JSON: ${cause instanceof Error ? cause.message : cause}.`, { cause })
  }
}
