import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { copyFile, link, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** A file that is to be there and is not yet. */
export interface NewFile {
  readonly file: string
  readonly source: string
}

export const writeWhole = (file: string, source: string): Promise<void> => writeAllWhole([{ file, source }])

/**
 * Writes new files so that all are there or, after a failure, none. Names are given to them only when their contents are on the disk;
 * a link, unlike a rename, takes no name that is taken.
 */
export async function writeAllWhole(files: readonly NewFile[]): Promise<void> {
  const drafts = files.map(({ file, source }) => ({ file, source, temporary: temporaryIn(dirname(file)) }))
  const named: string[] = []
  try {
    for (const { temporary, source } of drafts) await writeDurably(temporary, source)
    for (const { temporary, file } of drafts) {
      await link(temporary, file).catch((error: unknown) => copyInstead(error, temporary, file))
      named.push(file)
    }
    for (const folder of new Set(files.map(({ file }) => dirname(file)))) await syncFolder(folder)
  } catch (error) {
    for (const file of named) await rm(file, { force: true })
    throw error
  } finally {
    for (const { temporary } of drafts) await rm(temporary, { force: true })
  }
}

/** Puts another content in the place of a file: whoever reads it finds the one or the other, whole. */
export async function replaceWhole(file: string, source: string): Promise<void> {
  const temporary = temporaryIn(dirname(file))
  try {
    await writeDurably(temporary, source)
    await rename(temporary, file)
    await syncFolder(dirname(file))
  } finally {
    await rm(temporary, { force: true })
  }
}

/** Hidden, so that it is no revision while it is there. */
const temporaryIn = (folder: string): string => join(folder, `.${randomUUID()}.tmp`)

async function writeDurably(file: string, source: string): Promise<void> {
  const handle = await open(file, 'wx')
  try {
    await handle.writeFile(source)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Some file systems have no hard links. */
async function copyInstead(error: unknown, from: string, to: string): Promise<void> {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error
  await copyFile(from, to, constants.COPYFILE_EXCL)
}

/** Not every system lets a folder be opened; the file itself is safe by then. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}
