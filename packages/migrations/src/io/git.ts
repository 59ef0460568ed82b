import { execFile } from 'node:child_process'
import { join } from 'node:path'

import { UsageError } from '../errors.ts'
import { chained, isBarrel, readRevision } from '../history/file.ts'
import { compareFileNames, isIndexFile, isRevisionFileName } from '../history/naming.ts'
import type { Revision } from '../model/revision.ts'

/** A revision as a commit has it. */
export interface CommittedRevision extends Revision {
  readonly text: string
}

export type CommitId = string & { readonly CommitId: unique symbol }

/** The commit that a name means; null where it means none. */
export async function commitOf(folder: string, name: string): Promise<CommitId | null> {
  const answer = await git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`])
  return answer.exitCode === 0 ? (answer.stdout.toString().trim() as CommitId) : null
}

/** Where two lines of commits parted; null where they have nothing in common. */
export async function mergeBase(folder: string, one: CommitId, other: CommitId): Promise<CommitId | null> {
  const answer = await git(folder, ['merge-base', one, other])
  return answer.exitCode === 0 ? (answer.stdout.toString().trim() as CommitId) : null
}

/** The branch that others are merged into: the remote's own word, or one of the usual names. */
export async function defaultBranch(folder: string): Promise<string | null> {
  const told = await git(folder, ['symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD'])
  const names = ['origin/main', 'origin/master', 'main', 'master']
  for (const name of told.exitCode === 0 ? [told.stdout.toString().trim(), ...names] : names) {
    if ((await commitOf(folder, `refs/remotes/${name}`)) !== null) return name
    if ((await commitOf(folder, `refs/heads/${name}`)) !== null) return name
  }
  return null
}

/** The folder of the repository that a folder is in; null where it is in none, or where there is no git. */
export async function repositoryOf(folder: string): Promise<string | null> {
  const answer = await git(folder, ['rev-parse', '--show-toplevel']).catch(() => null)
  return answer?.exitCode === 0 ? answer.stdout.toString().replace(/\n$/, '') : null
}

/** The revisions that the folders hold in a commit, without checking anything out. A folder that the commit lacks is empty. */
export async function committedRevisions(
  folders: readonly string[],
  commit: CommitId,
): Promise<readonly CommittedRevision[]> {
  const found = await Promise.all(folders.map((folder) => filesIn(folder, commit)))
  const texts = new Map(found.flat().map(({ file, text }) => [file, text]))
  const files = [...texts].filter(([file, text]) => !isIndexFile(file) || !isBarrel(text))
  return chained(files.map(([file, text]) => readRevision(file, text))).map((revision) => ({
    ...revision,
    text: texts.get(revision.file) ?? '',
  }))
}

interface CommittedFile {
  readonly file: string
  readonly text: string
}

/** Symbolic links are left alone, as they are in a folder when they lead out of it. */
async function filesIn(folder: string, commit: CommitId): Promise<readonly CommittedFile[]> {
  const { stdout } = await listed(folder, commit)
  const entries = stdout
    .toString()
    .split('\0')
    .flatMap((line) => {
      const [, blob, name] = /^100\d{3} blob ([0-9a-f]+)\t(.*)$/s.exec(line) ?? []
      return blob !== undefined && name !== undefined && isRevisionFileName(name) ? [{ blob, name }] : []
    })
    .sort((one, other) => compareFileNames(one.name, other.name))
  const texts = await contentsOf(
    folder,
    entries.map(({ blob }) => blob),
  )
  return entries.map(({ name }, index) => ({ file: join(folder, name), text: texts[index] ?? '' }))
}

/** Of the folder that git is started in. */
async function listed(folder: string, commit: CommitId): Promise<Answer> {
  const answer = await git(folder, ['ls-tree', '-z', commit])
  if (answer.exitCode !== 0) throw gitError(`cannot list ${folder} in ${commit}`, answer)
  return answer
}

async function contentsOf(folder: string, blobs: readonly string[]): Promise<readonly string[]> {
  if (blobs.length === 0) return []
  const answer = await git(folder, ['cat-file', '--batch'], `${blobs.join('\n')}\n`)
  if (answer.exitCode !== 0) throw gitError(`cannot read the files of ${folder}`, answer)
  const texts: string[] = []
  for (let at = 0; at < answer.stdout.length; ) {
    const end = answer.stdout.indexOf(0x0a, at)
    const size = Number(/ (\d+)$/.exec(answer.stdout.subarray(at, end).toString())?.[1] ?? 0)
    texts.push(answer.stdout.subarray(end + 1, end + 1 + size).toString())
    at = end + size + 2
  }
  return texts
}

interface Answer {
  readonly exitCode: number
  readonly stdout: Buffer
  readonly stderr: string
}

const gitError = (what: string, { stderr }: Answer): UsageError =>
  new UsageError(`git ${what}: ${stderr.trim().split('\n', 1)[0]}`)

/** Without a shell. Settings of a repository that would have git start a program are overruled. */
function git(folder: string, words: readonly string[], input = ''): Promise<Answer> {
  const safe = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '--no-optional-locks']
  return new Promise((resolve, reject) => {
    const child = execFile(
      'git',
      [...safe, ...words],
      { cwd: folder, encoding: 'buffer', maxBuffer: 2 ** 28 },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : error.code
        if (typeof code === 'number') return resolve({ exitCode: code, stdout, stderr: stderr.toString() })
        reject(
          new UsageError('git cannot be started.', {
            hint: 'Install it, or name revisions instead of commits: migrate review 8f31:head',
            cause: error,
          }),
        )
      },
    )
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(input)
  })
}
