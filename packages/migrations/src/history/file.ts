import { hash } from 'node:crypto'
import { basename, dirname } from 'node:path'
import type { Revision } from '../model/revision.ts'
import { readDeclarations } from './fields.ts'
import { headerOf, migrationHeaderOf, type ReadSource } from './header.ts'
import { leadingNumber } from './naming.ts'
import { plainHead, plainHeader } from './plain-header.ts'

/** What a file says of itself, read as text; what a TypeORM migration follows is left to `chained`. */
export function readRevision(file: string, text: string): Revision {
  const source = normalised(text)
  return revisionFrom({ file, source, declarations: readDeclarations(source) }, checksumOf(source))
}

/** The same of the bytes of a file, which are UTF-8. Of nearly all files only the header becomes a text. */
export function readRevisionBytes(file: string, bytes: Buffer): Revision {
  const source = isNormalised(bytes) ? plainHead(bytes) : null
  const declarations = source === null ? null : plainHeader(source)
  if (source === null || declarations === null) return readRevision(file, bytes.toString())
  return revisionFrom({ file, source, declarations }, checksumOf(bytes))
}

function revisionFrom(read: ReadSource, ownChecksum: string): Revision {
  const { file, declarations } = read
  const isRevision = declarations.fields.has('revision') || !declarations.classes.some(({ isMigration }) => isMigration)
  return {
    ...(isRevision && declarations.fields.size > 0 ? headerOf(read) : migrationHeaderOf(read)),
    file,
    number: leadingNumber(basename(file)),
    checksum: ownChecksum,
    format: isRevision ? 'revision' : 'typeorm',
  }
}

/** Lets each TypeORM migration follow the one before it, by timestamp, in its folder. */
export function chained(revisions: readonly Revision[]): readonly Revision[] {
  const migrations = revisions
    .filter(({ format }) => format === 'typeorm')
    .sort((one, other) => Number(one.id) - Number(other.id))
  const before = new Map<Revision, string>()
  const last = new Map<string, string>()
  for (const migration of migrations) {
    const folder = dirname(migration.file)
    const previous = last.get(folder)
    if (previous !== undefined && previous !== migration.id) before.set(migration, previous)
    last.set(folder, migration.id)
  }
  return revisions.map((revision) => {
    const previous = before.get(revision)
    return previous === undefined ? revision : { ...revision, downRevisions: [previous] }
  })
}

/** SHA-256 of a source, the same whatever its newlines and whether it begins with a byte order mark. */
export const checksum = (source: string): string => checksumOf(normalised(source))

const checksumOf = (source: string | Buffer): string => hash('sha256', source)

function normalised(source: string): string {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

const isNormalised = (bytes: Buffer): boolean => bytes[0] !== 0xef && !bytes.includes(carriageReturn)

const carriageReturn = 0x0d
