import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { copyFile, link, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** A name is given to the file only when its content is on the disk; a link, unlike a rename, takes no name that is taken. */
export async function writeWhole(file: string, source: string): Promise<void> {
  const folder = dirname(file)
  const temporary = temporaryIn(folder)
  try {
    await writeDurably(temporary, source)
    await link(temporary, file).catch((error: unknown) => copyInstead(error, temporary, file))
    await syncFolder(folder)
  } finally {
    await rm(temporary, { force: true })
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
