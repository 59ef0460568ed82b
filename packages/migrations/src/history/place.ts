import { basename } from 'node:path'
import type { Header, Revision } from '../model/revision.ts'

/** What a graph is made of: a header, and where it stands when it came from a file. */
export type GraphRevision = Header & Partial<Pick<Revision, 'file' | 'number'>>

/** A revision as an error names it: by its file where it has one. */
export const place = ({ id, file }: GraphRevision): string => (file === undefined ? id : basename(file))

export const filesOf = (revisions: readonly GraphRevision[]): readonly string[] =>
  revisions.flatMap(({ file }) => (file === undefined ? [] : [file]))
