import { basename } from 'node:path'
import type { Header, Revision } from '../model/revision.ts'

/** What a graph is made of: a header, and where it stands when it came from a file. */
export type GraphRevision = Header & Partial<Pick<Revision, 'file' | 'number' | 'format' | 'checksum'>>

/** A revision as an error names it: by its file where it has one. */
export const place = ({ id, file }: GraphRevision): string => (file === undefined ? id : basename(file))

/** Names in a sentence; of very many, the first ones. */
export function listed(names: readonly string[], separator = ', '): string {
  const more = names.length - longestList
  return more > 0 ? `${names.slice(0, longestList).join(separator)} and ${more} more` : names.join(separator)
}

const longestList = 8

export const filesOf = (revisions: readonly GraphRevision[]): readonly string[] =>
  revisions.flatMap(({ file }) => (file === undefined ? [] : [file]))
