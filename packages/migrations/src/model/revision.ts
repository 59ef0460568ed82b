/** Lower-case letters, digits and `_`; 12 hexadecimal digits when the tool makes it. */
export type RevisionId = string

/** A transaction of its own, or none because a statement refuses one. */
export type TransactionMode = 'own' | 'none'

/** What the head of a revision file says. Read as text, never by running the file. */
export interface Header {
  readonly id: RevisionId
  /** The revisions this one follows, in the order of the file; empty for a base. */
  readonly downRevisions: readonly RevisionId[]
  readonly message: string
  readonly branchLabels: readonly string[]
  /** Ids or labels, as written. */
  readonly dependsOn: readonly string[]
  readonly transaction: TransactionMode
  /** The revisions that this one does the work of, oldest first; absent where it replaces none. */
  readonly replaces?: readonly RevisionId[]
  /** The hazards that the revision takes on itself, by rule, each with the reason. */
  readonly accepts: Readonly<Record<string, string>>
}

/** A revision as the folder has it. */
export interface Revision extends Header {
  /** Absolute path of the file. */
  readonly file: string
  /** The number that leads the file's name, such as `003`; null where there is none. */
  readonly number: string | null
  /** SHA-256, hexadecimal, of the source without a byte order mark and with `\n` as its only newline. */
  readonly checksum: string
  /** Written by this tool's format, or a TypeORM migration class that runs as a revision. */
  readonly format: 'revision' | 'typeorm'
  /** What TypeORM records a migration of its own as. */
  readonly migrationName?: string
}
