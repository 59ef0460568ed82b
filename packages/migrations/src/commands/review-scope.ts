import { readFile, realpath } from 'node:fs/promises'
import { dirname, relative, sep } from 'node:path'

import { UsageError } from '../errors.ts'
import { readBodies } from '../history/bodies.ts'
import { type RevisionGraph, revisionGraph } from '../history/graph.ts'
import { historyRange } from '../history/range.ts'
import { revisionsOf } from '../history/resolve.ts'
import { type CommitId, commitOf, committedRevisions, defaultBranch, mergeBase, repositoryOf } from '../io/git.ts'
import { readRevisions } from '../io/revisions.ts'
import type { ReviewedRevision } from '../model/review.ts'
import type { Revision, RevisionId } from '../model/revision.ts'
import type { SourcedRevision } from '../review/review-of.ts'
import { foldersOf, type StatusOptions } from './migration-options.ts'

/** A revision with its text; its file is an absolute path. */
type Sourced = Revision & Pick<SourcedRevision, 'text'>

/** What is to be reviewed, and what it is held against. */
export interface Scope {
  /** In words. */
  readonly range: string
  /** The folder that paths are told relative to. */
  readonly root: string
  readonly revisions: readonly Sourced[]
  readonly graph: RevisionGraph<Sourced>
  readonly changes: ReadonlyMap<RevisionId, ReviewedRevision['change']>
  /** Null where nobody said what was there before. */
  readonly base: Base | null
  /** Whether the revisions are those of the folder, so that they can be run from there. */
  readonly isFolder: boolean
}

export interface Base {
  /** The branch or commit, as it was named. */
  readonly name: string
  /** Where the lines of commits parted. */
  readonly revisions: readonly Sourced[]
  /** What is there by now. */
  readonly tip: readonly Sourced[]
}

export interface ScopeOptions extends StatusOptions {
  readonly range?: string | undefined
  /** The pending revisions of the database, asked for where nothing else says what is meant. */
  readonly pending: () => Promise<readonly RevisionId[]>
  readonly current: () => Promise<readonly RevisionId[]>
}

/** Finds out what a range means: commits `a..b`, revisions `a:b`, one revision; left out, what the branch adds, or what is pending. */
export async function scopeOf(options: ScopeOptions): Promise<Scope> {
  const { range } = options
  const { repository, ...place } = await siteOf(options)
  if (range?.includes('..')) {
    // Where git cannot be started, that is said.
    if (repository === null && (await commitOf(place.folder, 'HEAD')) === null) throw noRepository(range, place)
    return commitScope(range, place)
  }
  if (range !== undefined) return revisionScope(range, place, options)
  const branch = repository === null ? null : await defaultBranch(place.folder)
  if (branch !== null) return branchScope(branch, place)
  const pending = await options.pending()
  return plainScope('what is pending', place, () => pending)
}

/** Where the revisions are. */
export async function siteOf(options: StatusOptions): Promise<Site & { readonly repository: string | null }> {
  const folders = await Promise.all(foldersOf(options).map((folder) => realpath(folder).catch(() => folder)))
  const [folder = '.'] = folders
  const repository = await repositoryOf(folder).catch(() => null)
  return { folders, folder, root: repository ?? dirname(folder), repository }
}

interface Site {
  readonly folders: readonly string[]
  /** Where git is started. */
  readonly folder: string
  readonly root: string
}

async function commitScope(range: string, site: Site): Promise<Scope> {
  const [from = '', to = ''] = range.split(/\.{2,3}/)
  const [base, head] = [await namedCommit(site, from), await namedCommit(site, to)]
  const [revisions, inFolder] = [await committedRevisions(site.folders, head), await folderRevisions(site)]
  return against(await baseOf(site, { name: from === '' ? 'HEAD' : from, commit: base, head }), {
    range,
    site,
    revisions,
    isFolder: signature(revisions) === signature(inFolder),
  })
}

/** The files as they are in the folder, committed or not, against where the branch left the default one. */
async function branchScope(branch: string, site: Site): Promise<Scope> {
  const [commit, head] = [await namedCommit(site, branch), await namedCommit(site, 'HEAD')]
  return against(await baseOf(site, { name: branch, commit, head }), {
    range: `what is not on ${branch}`,
    site,
    revisions: await folderRevisions(site),
    isFolder: true,
  })
}

async function revisionScope(range: string, site: Site, { current }: ScopeOptions): Promise<Scope> {
  const known = /\bcurrent\b/.test(range) ? await current() : null
  return plainScope(range, site, (graph) =>
    (range.includes(':') ? historyRange(graph, range, known) : revisionsOf(graph, range, known)).map(({ id }) => id),
  )
}

async function plainScope(
  range: string,
  site: Site,
  choose: (graph: RevisionGraph<Sourced>) => readonly RevisionId[],
): Promise<Scope> {
  const revisions = await folderRevisions(site)
  const graph = revisionGraph(revisions)
  const changes = new Map(choose(graph).map((id) => [id, 'present'] as const))
  return { range, root: site.root, revisions, graph, changes, base: null, isFolder: true }
}

interface Side {
  readonly range: string
  readonly site: Site
  readonly revisions: readonly Sourced[]
  readonly isFolder: boolean
}

function against(base: Base, { range, site, revisions, isFolder }: Side): Scope {
  const before = new Map(base.revisions.map((revision) => [revision.id, revision]))
  const changes = new Map<RevisionId, ReviewedRevision['change']>()
  for (const revision of revisions) {
    const was = before.get(revision.id)
    if (was === undefined) changes.set(revision.id, 'added')
    else if (isEdited(was, revision)) changes.set(revision.id, 'edited')
  }
  return { range, root: site.root, revisions, graph: revisionGraph(revisions), changes, base, isFolder }
}

/** Where both files hold their statements literally, those decide: a comment or a formatter changes none. */
function isEdited(was: Sourced, is: Sourced): boolean {
  if (was.checksum === is.checksum) return false
  const bodies = [was, is].map(({ text }) => readBodies(text))
  const isLiteral = bodies.every(({ upgrade, downgrade }) => upgrade !== null && downgrade !== null)
  const headers = [was, is].map(({ downRevisions, dependsOn, transaction }) => [downRevisions, dependsOn, transaction])
  return !isLiteral || JSON.stringify([bodies[0], headers[0]]) !== JSON.stringify([bodies[1], headers[1]])
}

async function baseOf(
  { folders, folder }: Site,
  { name, commit, head }: { readonly name: string; readonly commit: CommitId; readonly head: CommitId },
): Promise<Base> {
  const parting = await mergeBase(folder, commit, head)
  if (parting === null) {
    throw new UsageError(`${name} has no commit in common with what is reviewed, as far as this clone goes.`, {
      hint: 'A clone of a few commits has to be made whole: git fetch --unshallow',
    })
  }
  const tip = await committedRevisions(folders, commit)
  return { name, revisions: parting === commit ? tip : await committedRevisions(folders, parting), tip }
}

const noRepository = (range: string, { folder }: Site): UsageError =>
  new UsageError(`${range} is about commits, and git knows of no repository at ${folder}.`, {
    hint: 'Name revisions instead, as in: migrate review base:head',
  })

async function namedCommit({ folder }: Site, name: string): Promise<CommitId> {
  const commit = await commitOf(folder, name === '' ? 'HEAD' : name)
  if (commit !== null) return commit
  throw new UsageError(`git knows no commit named ${JSON.stringify(name)}.`, {
    hint: 'Fetch it first, or name another: git branch --all',
  })
}

async function folderRevisions({ folders }: Site): Promise<readonly Sourced[]> {
  const revisions = await readRevisions(folders)
  return Promise.all(revisions.map(async (revision) => ({ ...revision, text: await readFile(revision.file, 'utf8') })))
}

const signature = (revisions: readonly Revision[]): string =>
  JSON.stringify(revisions.map(({ id, checksum }) => [id, checksum]).sort())

/** A path as a report tells it: below the root, with slashes on every system. */
export const pathIn = (root: string, file: string): string => relative(root, file).split(sep).join('/')
