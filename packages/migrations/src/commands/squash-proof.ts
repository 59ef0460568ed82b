import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { readRevision } from '../history/file.ts'
import { type RevisionGraph, revisionGraph } from '../history/graph.ts'
import { ancestors } from '../history/lineage.ts'
import { oldestFirst } from '../history/order.ts'
import type { SquashedPart } from '../history/squash.ts'
import { proveSame, type Sameness } from '../io/prove-same.ts'
import { writeRevision } from '../io/revisions.ts'
import type { Context } from './command.ts'
import { migrationOptions } from './database-status.ts'
import { placeOf } from './migration-options.ts'
import { revisionTasks } from './verify.ts'

export interface Draft {
  readonly graph: RevisionGraph
  readonly parts: readonly SquashedPart[]
  readonly source: string
}

/** Goes both ways on databases that are made for it; the revision lies in a folder of its own until it is proven. */
export async function proofOf(context: Context, { graph, parts, source }: Draft): Promise<Sameness> {
  const options = await migrationOptions(context)
  const folder = await mkdtemp(join(tmpdir(), 'retort-squash-'))
  try {
    const draft = readRevision(await writeRevision(folder, '001_squashed.ts', source), source)
    const ids = new Set(parts.map(({ revision }) => revision.id))
    const below = oldestFirst(graph, new Set([...ancestors(graph, ids)].filter((id) => !ids.has(id))))
    const tasksOf = revisionTasks(graph, undefined)
    return await proveSame({
      connection: { url: options.url, connection: undefined },
      place: placeOf(options),
      signal: context.signal,
      progress: (text) => context.reporter.progress('proving', text),
      below: await tasksOf(below),
      one: await tasksOf(parts.map(({ revision }) => revision)),
      other: await revisionTasks(revisionGraph([...graph.revisions, draft]), undefined)([draft]),
    })
  } finally {
    context.reporter.progress(null)
    await rm(folder, { recursive: true, force: true })
  }
}
