import type { RevisionId } from '../model/revision.ts'
import { readDeclarations } from './fields.ts'
import { listLiteral, stringLiteral } from './written-text.ts'

/**
 * The source of a revision with other revisions to follow, changed nowhere but in that value. Offsets are those of the text as it lies on
 * the disk, whose newlines and byte order mark stay. Null where the value is not there as a literal.
 */
export function followingOthers(source: string, downRevisions: readonly RevisionId[]): string | null {
  const field = readDeclarations(source).fields.get('downRevision')
  if (field?.value === undefined) return null
  return source.slice(0, field.offset) + literalOf(downRevisions) + source.slice(field.end)
}

function literalOf([only, ...more]: readonly RevisionId[]): string {
  if (only === undefined) return 'null'
  return more.length === 0 ? stringLiteral(only) : listLiteral([only, ...more])
}
