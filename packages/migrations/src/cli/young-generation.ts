import { setFlagsFromString } from 'node:v8'

/** V8 complains on stderr of a flag that it does not know, and a later one may not know this. */
const latestKnown = 14

/**
 * Lets V8's young generation stay as large as it is. V8 doubles it, up to 32 MiB, each time that more than it holds was still in use, and
 * expects the program to go on like that. One that reads thousands of revisions and ends keeps a part of each, and is not faster for it.
 * V8 looks at the flag whenever it would double, so that it can be set while the program runs.
 */
export function keepYoungGenerationSmall(): void {
  if (Number.parseInt(process.versions.v8, 10) <= latestKnown) setFlagsFromString('--semi-space-growth-factor=1')
}
