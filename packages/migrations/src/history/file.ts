import { hash } from 'node:crypto'
import type { Revision } from '../model/revision.ts'
import { type Declarations, readDeclarations } from './fields.ts'
import { migrationIn, type ReadSource, revisionIn } from './header.ts'
import { plainHead, plainHeader } from './plain-header.ts'

/** What a file says of itself, read as text; what a TypeORM migration follows is left to `chained`. */
export function readRevision(file: string, text: string): Revision {
  const source = normalised(text)
  return revisionFrom({ file, source, declarations: readDeclarations(source), checksum: checksumOf(source) })
}

/** The same of the bytes of a file, which are UTF-8. Of nearly all files only the header becomes a text. */
export function readRevisionBytes(file: string, bytes: Buffer): Revision {
  const source = isNormalised(bytes) ? plainHead(bytes) : null
  const declarations = source === null ? null : plainHeader(source)
  if (source === null || declarations === null) return readRevision(file, bytes.toString())
  return revisionFrom({ file, source, declarations, checksum: checksumOf(bytes) })
}

function revisionFrom(read: ReadSource): Revision {
  const { fields, classes } = read.declarations
  const isMigration = !fields.has('revision') && (fields.size === 0 || classes.some((each) => each.isMigration))
  return isMigration ? migrationIn(read) : revisionIn(read)
}

/**
 * Lets each TypeORM migration follow the one before it as TypeORM runs them: by timestamp, whatever folders they lie in. Of two
 * with one timestamp, which TypeORM tells apart by their names, the second has its whole name for an id.
 */
export function chained(revisions: readonly Revision[]): readonly Revision[] {
  const migrations = revisions
    .filter(({ format }) => format === 'typeorm')
    .sort((one, other) => Number(one.id) - Number(other.id))
  if (migrations.length === 0) return revisions
  const links = new Map<Revision, Pick<Revision, 'id' | 'downRevisions'>>()
  let previous: Revision | null = null
  for (const migration of migrations) {
    const id = migration.id === previous?.id ? (migration.migrationName ?? migration.id) : migration.id
    const last = previous === null ? undefined : links.get(previous)
    links.set(migration, { id, downRevisions: last === undefined || last.id === id ? [] : [last.id] })
    previous = migration
  }
  return revisions.map((revision) => ({ ...revision, ...links.get(revision) }))
}

/** Whether an index file is there only to gather the others, and is no revision itself. */
export const isBarrel = (text: string): boolean => declaresNothing(readDeclarations(normalised(text)))

const declaresNothing = ({ fields, classes }: Declarations): boolean =>
  fields.size === 0 && !classes.some(({ isMigration }) => isMigration)

/** SHA-256 of a source, the same whatever its newlines and whether it begins with a byte order mark. */
export const checksum = (source: string): string => checksumOf(normalised(source))

const checksumOf = (source: string | Buffer): string => hash('sha256', source)

function normalised(source: string): string {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

const isNormalised = (bytes: Buffer): boolean => bytes[0] !== 0xef && !bytes.includes(carriageReturn)

const carriageReturn = 0x0d
