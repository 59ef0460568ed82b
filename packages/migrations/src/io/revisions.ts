import { isUtf8 } from 'node:buffer'
import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { basename, dirname, join, resolve, sep } from 'node:path'

import { HistoryError, UsageError } from '../errors.ts'
import { chained, isBarrel, readRevisionBytes } from '../history/file.ts'
import { compareFileNames, isIndexFile, isRevisionFileName } from '../history/naming.ts'
import type { Revision } from '../model/revision.ts'
import { reasonOf } from './file-error.ts'
import { type FileReader, fileReader } from './file-reader.ts'
import { type NewFile, writeAllWhole } from './whole-file.ts'

/** Reads the headers of all revisions, folder by folder in the order of the file names. Runs nobody's code. */
export async function readRevisions(folders: readonly string[]): Promise<readonly Revision[]> {
  // One read after another without waiting in between is the fastest way through thousands of small files.
  const files = distinct(folders.map((folder) => resolve(folder))).flatMap(revisionFiles)
  const read = fileReader()
  const found: Revision[] = []
  for (const file of files) {
    const bytes = bytesOf(file, read)
    if (!isIndexFile(file) || !isBarrel(bytes.toString())) found.push(readRevisionBytes(file, bytes))
  }
  return chained(found)
}

/** Writes a new file into the folder, whole or not at all and never over another; answers with its path. */
export async function writeRevision(folder: string, fileName: string, source: string): Promise<string> {
  const file = join(resolve(folder), fileName)
  refuseName(fileName)
  await writeRevisions([{ file, source }])
  return file
}

/** Writes new files, all of them or, after a failure, none. */
export async function writeRevisions(files: readonly NewFile[]): Promise<void> {
  for (const { file } of files) refuseName(basename(file))
  try {
    for (const { file } of files) await mkdir(dirname(file), { recursive: true })
    await writeAllWhole(files)
  } catch (cause) {
    const [first, ...others] = files.map(({ file }) => file)
    const rest = others.length === 0 ? '' : ` and what follows it (${others.map((file) => basename(file)).join(', ')})`
    throw new UsageError(`${first}${rest} cannot be written: ${reasonOf(cause)}.`, { hint: hintFor(cause), cause })
  }
}

const hintFor = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause && cause.code === 'EEXIST'
    ? 'Give the revision another message, or remove that file.'
    : 'Its folder has to be writable for whoever runs this, and to have room.'

function refuseName(fileName: string): void {
  if (isRevisionFileName(fileName)) return
  throw new UsageError(`${JSON.stringify(fileName)} is no name for a revision file.`, {
    hint: 'Letters, digits, "_" and "-", then .ts or .js',
  })
}

/** The same folder may be given twice, under two names. */
const distinct = (folders: readonly string[]): readonly string[] => [
  ...new Map(folders.map((folder) => [pathBehind(folder), folder])).values(),
]

function revisionFiles(folder: string): readonly string[] {
  const inside = join(folder, sep)
  return entriesOf(folder)
    .filter((entry) => isRevisionFileName(entry.name) && isOwnFile(folder, entry))
    .map(({ name }) => name)
    .sort(compareFileNames)
    .map((name) => inside + name)
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

/** A link out of the folder would let whoever makes links choose what code runs; without it a part of the history would be missing. */
function isOwnFile(folder: string, entry: Dirent): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile()
  const file = join(folder, entry.name)
  const target = pathBehind(file)
  const isInside = target.startsWith(pathBehind(folder) + sep)
  if (isInside && statSync(target, { throwIfNoEntry: false })?.isFile() === true) return true
  throw unusable(
    file,
    'is a link that leads to no file of this folder',
    'Put the file itself there, or remove the link.',
  )
}

/** The path without links, or the path itself where nothing is there. */
function pathBehind(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}

function bytesOf(file: string, read: FileReader): Buffer {
  const bytes = contentOf(file, read)
  // What stands for bytes that are no UTF-8 would be sent to the database in their place.
  if (!isUtf8(bytes)) throw unusable(file, 'is not UTF-8', 'Save it in that encoding.')
  return bytes
}

function contentOf(file: string, read: FileReader): Buffer {
  try {
    return read(file)
  } catch (cause) {
    throw unusable(file, `cannot be read: ${reasonOf(cause)}`, 'It has to be readable for whoever runs this.', cause)
  }
}

const unusable = (file: string, what: string, hint: string, cause?: unknown): HistoryError =>
  new HistoryError(`${file} ${what}.`, { fault: 'unreadable', files: [file], hint, cause })
