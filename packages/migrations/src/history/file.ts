import { hash } from 'node:crypto'
import { basename, dirname } from 'node:path'
import type { Revision } from '../model/revision.ts'
import { readDeclarations } from './fields.ts'
import { headerOf, migrationHeaderOf } from './header.ts'
import { leadingNumber } from './naming.ts'

/** What a file says of itself, read as text; what a TypeORM migration follows is left to `chained`. */
export function readRevision(file: string, text: string): Revision {
  const source = normalised(text)
  const read = { file, source, declarations: readDeclarations(source) }
  const isRevision =
    read.declarations.fields.has('revision') || !read.declarations.classes.some(({ isMigration }) => isMigration)
  return {
    ...(isRevision && read.declarations.fields.size > 0 ? headerOf(read) : migrationHeaderOf(read)),
    file,
    number: leadingNumber(basename(file)),
    checksum: checksumOf(source),
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

const checksumOf = (source: string): string => hash('sha256', source)

function normalised(source: string): string {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}
