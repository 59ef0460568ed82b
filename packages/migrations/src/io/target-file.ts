import { readFile } from 'node:fs/promises'

import { UsageError } from '../errors.ts'
import { reasonOf } from './file-error.ts'

/** The text of a list of targets. */
export const readTargetFile = async (file: string): Promise<string> =>
  readFile(file, 'utf8').catch((cause: unknown) => {
    throw new UsageError(`The list of targets ${file} cannot be read: ${reasonOf(cause)}.`, {
      hint: 'Name it with --targets, or say --targets - and send it in.',
      cause,
    })
  })
