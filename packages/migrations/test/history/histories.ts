import { type RevisionGraph, revisionGraph } from '../../src/history/graph.ts'
import type { Header } from '../../src/model/revision.ts'

/**
 * A history from a few lines, in load order: `m < a b | x [net]` is a revision `m` that follows `a` and `b`, depends on
 * `x` and is labelled `net`.
 */
export const history = (...lines: readonly string[]): RevisionGraph<Header> => revisionGraph(lines.map(headerFrom))

export function headerFrom(line: string): Header {
  const [, id = '', downs = '', depends = '', labels = ''] =
    /^(\S+)(?: <([^|[]*))?(?: ?\|([^[]*))?(?: ?\[(.*)\])?$/.exec(line) ?? []
  return {
    id,
    downRevisions: words(downs),
    message: `the revision ${id}`,
    branchLabels: words(labels),
    dependsOn: words(depends),
    transaction: 'own',
    accepts: {},
  }
}

export const ids = (revisions: readonly Header[]): string => revisions.map(({ id }) => id).join(' ')

export const words = (text: string): readonly string[] => text.split(' ').filter((word) => word !== '')
