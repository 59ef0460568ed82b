import { type Dirent, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'

import { UsageError } from '../errors.ts'
import { chained, readRevision } from '../history/file.ts'
import { compareFileNames, isRevisionFileName } from '../history/naming.ts'
import type { Revision } from '../model/revision.ts'
import { reasonOf } from './file-error.ts'
import { writeWhole } from './whole-file.ts'

/** Reads the headers of all revisions, folder by folder in the order of the file names. Runs nobody's code. */
export async function readRevisions(folders: readonly string[]): Promise<readonly Revision[]> {
  // One read after another without waiting in between is the fastest way through thousands of small files.
  const files = distinct(folders.map((folder) => resolve(folder))).flatMap(revisionFiles)
  return chained(files.map((file) => readRevision(file, textOf(file))))
}

/** Writes a new file into the folder, whole or not at all and never over another; answers with its path. */
export async function writeRevision(folder: string, fileName: string, source: string): Promise<string> {
  if (!isRevisionFileName(fileName)) {
    throw new UsageError(`${JSON.stringify(fileName)} is no name for a revision file.`, {
      hint: 'Letters, digits, "_" and "-", then .ts or .js',
    })
  }
  const file = join(resolve(folder), fileName)
  try {
    await mkdir(folder, { recursive: true })
    await writeWhole(file, source)
  } catch (cause) {
    throw new UsageError(`${file} cannot be written: ${reasonOf(cause)}.`, { cause })
  }
  return file
}

/** The same folder may be given twice, under two names. */
const distinct = (folders: readonly string[]): readonly string[] => [
  ...new Map(folders.map((folder) => [pathBehind(folder), folder])).values(),
]

function revisionFiles(folder: string): readonly string[] {
  return entriesOf(folder)
    .filter((entry) => isRevisionFileName(entry.name) && isOwnFile(folder, entry))
    .map(({ name }) => name)
    .sort(compareFileNames)
    .map((name) => join(folder, name))
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (cause) {
    throw new UsageError(`The revisions folder ${folder} cannot be read: ${reasonOf(cause)}.`, {
      hint: 'Name another with --revisions, or make one: migrate init',
      cause,
    })
  }
}

/** A link out of the folder would let whoever makes links choose what code runs. */
function isOwnFile(folder: string, entry: Dirent): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile()
  const target = pathBehind(join(folder, entry.name))
  return target.startsWith(pathBehind(folder) + sep) && statSync(target, { throwIfNoEntry: false })?.isFile() === true
}

/** The path without links, or the path itself where nothing is there. */
function pathBehind(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new UsageError(`${file} cannot be read: ${reasonOf(cause)}.`, { cause })
  }
}
