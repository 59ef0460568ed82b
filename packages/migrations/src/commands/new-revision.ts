import { dirname, join, resolve } from 'node:path'

import { UsageError } from '../errors.ts'
import { readRevision } from '../history/file.ts'
import { heads, type RevisionGraph, revisionOf } from '../history/graph.ts'
import { nameProblem, newRevisionId, nextNumber, revisionFileName } from '../history/naming.ts'
import { dependencyNames, revisionsToFollow } from '../history/resolve.ts'
import { type RevisionText, revisionSource } from '../history/write.ts'
import { writeRevisions } from '../io/revisions.ts'
import type { Header, Revision, RevisionId } from '../model/revision.ts'
import { revisionFolders } from '../settings.ts'
import type { Context } from './command.ts'

/** What a person may say of a revision that is to be written. */
export interface Wishes {
  readonly message: string
  /** Targets that it follows. */
  readonly follows: readonly string[]
  /** Whether it may follow what has a follower already. */
  readonly splice: boolean
  readonly revId: string | null
  readonly branchLabel: readonly string[]
  readonly dependsOn: readonly string[]
}

export interface WrittenRevision {
  readonly id: RevisionId
  readonly downRevisions: readonly RevisionId[]
  readonly message: string
  readonly file: string
}

/** The header of the next revision, as far as wishes and history allow it. */
export function newHeader(graph: RevisionGraph, wishes: Wishes, random: Context['random']): Header {
  const { message, revId, branchLabel, dependsOn } = wishes
  refuseNames(graph, [...(revId === null ? [] : [revId]), ...branchLabel])
  return {
    id: revId ?? newRevisionId(random),
    downRevisions: revisionsToFollow(graph, { targets: wishes.follows, splice: wishes.splice }),
    message,
    branchLabels: branchLabel,
    dependsOn: dependsOn.flatMap((text) => dependencyNames(graph, text)),
    transaction: 'own',
    accepts: {},
  }
}

/** A revision whose file is not written yet. */
export interface ComposedRevision {
  readonly revision: Revision
  readonly text: RevisionText
  /** The text as it will stand in the file. */
  readonly source: string
}

/** The revision beside the ones it follows, as the folder will have it. */
export function composeRevision({ settings }: Context, graph: RevisionGraph, text: RevisionText): ComposedRevision {
  const { downRevisions, message } = text.header
  const folder = folderFor(graph, downRevisions, revisionFolders(settings))
  const file = join(resolve(folder), revisionFileName(nextNumber(graph.revisions), message))
  const source = revisionSource(text)
  return { revision: readRevision(file, source), text, source }
}

/** Writes the files, all of them or none, and nowhere over another. */
export async function writeComposed(composed: readonly ComposedRevision[]): Promise<readonly WrittenRevision[]> {
  await writeRevisions(composed.map(({ revision: { file }, source }) => ({ file, source })))
  return composed.map(writtenFrom)
}

const writtenFrom = ({ revision: { file }, text: { header } }: ComposedRevision): WrittenRevision => {
  const { id, downRevisions, message } = header
  return { id, downRevisions, message, file }
}

/** Writes the file of a revision beside the ones it follows, and nowhere over another. */
export async function writeNewRevision(
  context: Context,
  graph: RevisionGraph,
  text: RevisionText,
): Promise<WrittenRevision> {
  const composed = composeRevision(context, graph, text)
  await writeComposed([composed])
  return writtenFrom(composed)
}

/** What a new revision follows unless somebody says otherwise. */
export const defaultFollows = (graph: RevisionGraph): readonly string[] =>
  heads(graph).length === 0 ? ['base'] : ['head']

function folderFor(
  graph: RevisionGraph,
  below: readonly RevisionId[],
  folders: readonly [string, ...string[]],
): string {
  const beside = below
    .map((id) => revisionOf(graph, id))
    // TypeORM takes every function that it finds in a folder of its migrations for a class.
    .filter(({ format }) => format !== 'typeorm')
    .map(({ file }) => dirname(file))
    .find((folder) => folders.includes(folder))
  return beside ?? folders[0]
}

function refuseNames(graph: RevisionGraph, names: readonly string[]): void {
  for (const name of names) {
    const problem = nameProblem(name)
    if (problem !== null)
      throw new UsageError(`The name ${JSON.stringify(name)} ${problem}.`, { hint: 'Choose another.' })
    const taken = graph.byId.get(name) ?? graph.byLabel.get(name)
    if (taken !== undefined) {
      throw new UsageError(`The name ${name} is taken by ${taken.file}.`, { hint: 'Choose another.' })
    }
  }
}
