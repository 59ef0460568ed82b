import type { AppliedRevision } from '../model/applied.ts'
import type { Revision, RevisionId } from '../model/revision.ts'

/** Rows of the ledger from a part of them, which is JSON. */
export type RowDecoder = (part: string) => readonly AppliedRevision[]

/** The revisions that are known from their files, as far as they have been read. */
export type KnownFiles = (id: RevisionId) => Revision | undefined

export const noFiles: KnownFiles = () => undefined

/** The order is that of the columns in `ledger-layout.ts`. */
type LedgerRow = readonly [
  id: string,
  message: string,
  downRevisions: readonly string[],
  dependsOn: readonly string[],
  state: AppliedRevision['state'],
  steps: number,
  stepOpen: boolean,
  checksum: string,
  sqlChecksum: string | null,
  appliedAt: string,
  appliedBy: string,
  durationMs: number | null,
  toolVersion: string,
]

/**
 * There may be thousands of rows, and they are kept as long as somebody looks at the state: what many have in common, or one has in common
 * with its file, is kept once.
 */
export function rowDecoder(files: KnownFiles): RowDecoder {
  const texts = new Map<string, string>()
  const shared = (text: string): string => {
    const known = texts.get(text)
    if (known === undefined) texts.set(text, text)
    return known ?? text
  }
  return (part) => (JSON.parse(part) as readonly LedgerRow[]).map((row) => decodeApplied(row, files(row[0]), shared))
}

function decodeApplied(row: LedgerRow, file: Revision | undefined, shared: (text: string) => string): AppliedRevision {
  const [id, message, downRevisions, dependsOn, state, steps, stepOpen, checksum, sqlChecksum, ...rest] = row
  const [appliedAt, appliedBy, durationMs, toolVersion] = rest
  return {
    id: file?.id ?? id,
    message: file?.message === message ? file.message : shared(message),
    downRevisions: file !== undefined && isSame(downRevisions, file.downRevisions) ? file.downRevisions : downRevisions,
    dependsOn: dependsOn.length === 0 ? nothing : dependsOn,
    state,
    steps,
    stepOpen,
    checksum: file?.checksum === checksum ? file.checksum : checksum,
    sqlChecksum,
    appliedAt,
    appliedBy: shared(appliedBy),
    durationMs,
    toolVersion: shared(toolVersion),
  }
}

const nothing: readonly RevisionId[] = []

const isSame = (one: readonly RevisionId[], other: readonly RevisionId[]): boolean =>
  one.length === other.length && one.every((id, at) => id === other[at])
