import fc from 'fast-check'

import { type Pair, pairs } from './arbitraries/schemas.ts'
import { shrinkingBriefly } from './law-parameters.ts'
import { lawSeed } from './law-seed.ts'
import type { PostgresVersion } from './postgres-server.ts'
import { openPlayground, type Playground } from './schema-playground.ts'

interface Run {
  readonly version?: PostgresVersion
  readonly runs: number
  /** Laws that are checked by several workers at once give each of them pairs of its own. */
  readonly worker?: number
}

/** Fails with the smallest pair of schemas that breaks the law on a server of this version. */
export async function holds(
  law: (playground: Playground, pair: Pair) => Promise<void>,
  { version = 18, runs, worker = 0 }: Run,
): Promise<void> {
  let playground = await openPlayground(version)
  const property = shrinkingBriefly(async (pair: Pair) => {
    try {
      await law(playground, pair)
    } catch (error) {
      // What failed in the middle leaves its objects behind.
      await playground.close()
      playground = await openPlayground(version)
      throw error
    }
  })
  const { serverVersion } = playground
  await fc.assert(fc.asyncProperty(pairs({ serverVersion }), property), { seed: lawSeed + worker, numRuns: runs })
  await playground.close()
}
