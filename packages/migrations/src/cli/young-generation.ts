import { setFlagsFromString } from 'node:v8'

/** Commands that look at the history, and perhaps at where the database stands, and at nothing that is larger. */
const looks: readonly unknown[] = ['branches', 'current', 'heads', 'history', 'show']

export const isLook = ([command]: readonly string[]): boolean => looks.includes(command)

/** V8 complains on stderr of a flag that it does not know, and a later one may not know this. */
const latestKnown = 14

/**
 * Lets V8's young generation stay as large as it is. V8 doubles it, up to 32 MiB, each time that more than it holds was still in use, and
 * expects the program to go on like that. One that reads thousands of revisions and ends keeps a part of each, and is not faster for it.
 */
export function keepYoungGenerationSmall(): void {
  if (Number.parseInt(process.versions.v8, 10) <= latestKnown) setFlagsFromString('--semi-space-growth-factor=1')
}
