import fc from 'fast-check'
import { expect, test } from 'vitest'

import { edgesOf } from '../../src/history/edges.ts'
import { type RevisionGraph, revisionGraph } from '../../src/history/graph.ts'
import { ancestors } from '../../src/history/lineage.ts'
import { standing } from '../../src/history/standing.ts'
import type { AppliedRevision } from '../../src/model/applied.ts'
import type { Header } from '../../src/model/revision.ts'
import { graph } from './arbitraries.ts'

const rowOf = ({ id, downRevisions, dependsOn, message }: Header): AppliedRevision => ({
  id,
  downRevisions,
  dependsOn,
  message,
  state: 'applied',
  steps: 1,
  stepOpen: false,
  checksum: '',
  sqlChecksum: null,
  appliedAt: '',
  appliedBy: '',
  durationMs: null,
  toolVersion: '',
})

/** A database with any revisions of a history, also above gaps, and files that lack some of what stands above the rest. */
const situations = graph.chain((whole) => {
  const ids = whole.revisions.map(({ id }) => id)
  return fc.record({ applied: fc.subarray(ids), tops: fc.subarray(ids) }).map(({ applied, tops }) => {
    const kept = ancestors(whole, tops)
    return {
      files: revisionGraph(whole.revisions.filter(({ id }) => kept.has(id))),
      applied: whole.revisions.filter(({ id }) => applied.includes(id)).map(rowOf),
    }
  })
})

/** What a revision stands on, near and far: by its file, and where it has none by the ledger. */
function below(files: RevisionGraph<Header>, { id, downRevisions, dependsOn }: AppliedRevision): ReadonlySet<string> {
  return ancestors(files, files.byId.has(id) ? edgesOf(files.below, id) : [...downRevisions, ...dependsOn])
}

test('a database is at what it has applied and nothing applied stands on', () => {
  fc.assert(
    fc.property(situations, ({ files, applied }) => {
      const found = standing({ graph: files, hasLedger: true, applied, edited: [] })
      const tops = applied.filter(({ id }) => !applied.some((row) => below(files, row).has(id)))
      expect(found.current).toEqual(tops.map(({ id }) => id))
    }),
    { numRuns: 1000 },
  )
})

test('what is pending below something applied was inserted there', () => {
  fc.assert(
    fc.property(situations, ({ files, applied }) => {
      const { inserted, pending } = standing({ graph: files, hasLedger: true, applied, edited: [] })
      const known = applied.filter(({ id }) => files.byId.has(id))
      expect(inserted).toEqual(pending.filter((id) => known.some((row) => below(files, row).has(id))))
    }),
    { numRuns: 1000 },
  )
})
