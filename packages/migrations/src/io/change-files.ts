import { access, readFile, rename } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

import { UsageError } from '../errors.ts'
import { reasonOf } from './file-error.ts'
import { replaceWhole, syncFolder } from './whole-file.ts'

/** A file that gets another name, another content, or both. */
export interface FileChange {
  readonly file: string
  /** In the same folder; null to keep it. */
  readonly name: string | null
  /** Null to keep it. */
  readonly source: string | null
}

/**
 * Changes files so that either all changes are there or, after a failure, none. A process that is killed in the middle leaves whole files:
 * first they get their names, one after the other, and then their contents, so that whoever looks for what is to be changed finds it again.
 */
export async function changeFiles(changes: readonly FileChange[]): Promise<void> {
  const undo: (() => Promise<unknown>)[] = []
  try {
    await renameAll(changes, undo)
    for (const change of changes) await rewrite(change, undo)
  } catch (cause) {
    const failed: unknown[] = []
    for (const step of undo.reverse()) await step().catch((error: unknown) => failed.push(error))
    if (cause instanceof UsageError) throw cause
    const end = failed.length === 0 ? 'nothing was changed' : 'some files keep their change; git status shows which'
    throw new UsageError(`The files cannot be changed: ${reasonOf(cause)}; ${end}.`, { cause })
  }
}

interface Move {
  readonly from: string
  readonly to: string
}

/** A name may be taken by a file that has yet to go away from it. */
async function renameAll(changes: readonly FileChange[], undo: (() => Promise<unknown>)[]): Promise<void> {
  let left = changes.flatMap(({ file, name }): readonly Move[] =>
    name === null || name === basename(file) ? [] : [{ from: file, to: join(dirname(file), name) }],
  )
  while (left.length > 0) {
    const free = left.find(({ to }) => !left.some(({ from }) => from === to))
    if (free === undefined) throw new Error('the files change names in a circle')
    await refuseTaken(free.to)
    await rename(free.from, free.to)
    undo.push(() => rename(free.to, free.from))
    await syncFolder(dirname(free.to))
    left = left.filter((move) => move !== free)
  }
}

async function refuseTaken(file: string): Promise<void> {
  const isTaken = await access(file).then(
    () => true,
    () => false,
  )
  if (isTaken) throw new UsageError(`${file} is there already; nothing was changed.`, { hint: 'Give it another name.' })
}

async function rewrite({ file, name, source }: FileChange, undo: (() => Promise<unknown>)[]): Promise<void> {
  if (source === null) return
  const target = name === null ? file : join(dirname(file), name)
  const before = await readFile(target, 'utf8')
  await replaceWhole(target, source)
  undo.push(() => replaceWhole(target, before))
}
