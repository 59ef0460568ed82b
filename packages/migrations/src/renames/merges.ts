import { UsageError } from '../errors.ts'
import { renameablesOf } from '../kinds/rename.ts'
import { isSameSubject, type RenameRequest, type Subject } from '../model/rename.ts'
import { subjectText } from '../sql/object-path.ts'
import { renameText } from './request.ts'
import type { RenameWorld } from './resolve.ts'

/** A value that goes, and another one that is there and stays: the rows that hold the one get the other. */
export interface ValueMerge {
  /** The type, as it is called by then. */
  readonly type: Subject
  readonly from: string
  readonly to: string
}

interface Split {
  readonly merges: readonly RenameRequest[]
  readonly renames: readonly RenameRequest[]
}

/** A value that is "renamed" to one that the type has already, and keeps, is merged into it. */
export function splitMerges(requests: readonly RenameRequest[], world: RenameWorld): Split {
  const isMerge = (request: RenameRequest): boolean => {
    const target = request.to.length === 1 ? labelOf(request, request.to[0] ?? '', world) : null
    return target !== null && isThere(target, world) && !leaves(target, requests, world)
  }
  return { merges: requests.filter(isMerge), renames: requests.filter((request) => !isMerge(request)) }
}

/** A value of the type that the request is about. */
export function labelOf(
  { word, from }: RenameRequest,
  name: string,
  { defaultNamespace }: RenameWorld,
): Subject | null {
  const [, owner = null, namespace = null] = from.toReversed()
  if (word !== 'value' || owner === null) return null
  return { namespace: namespace === defaultNamespace ? null : namespace, owner, name }
}

const isThere = (value: Subject, { live }: RenameWorld): boolean =>
  renameablesOf('value', live).some(({ subject }) => isSameSubject(subject, value))

const leaves = (value: Subject, requests: readonly RenameRequest[], world: RenameWorld): boolean =>
  requests.some((request) => {
    const other = labelOf(request, request.from.at(-1) ?? '', world)
    return other !== null && isSameSubject(other, value)
  })

/** The merges; the types are called by now what they will be called. */
export function resolveMerges(requests: readonly RenameRequest[], world: RenameWorld): readonly ValueMerge[] {
  return requests.map((request) => {
    const from = request.from.at(-1) ?? ''
    const type = typeOf(labelOf(request, from, world))
    const declared = renameablesOf('value', world.declared).map(({ subject }) => subject)
    const gone = { ...type, owner: type.name, name: from }
    if (!isThere(gone, world))
      throw new UsageError(`${renameText(request)}: the database has no value ${subjectText(gone)}.`)
    if (declared.some((each) => isSameSubject(each, gone))) {
      throw new UsageError(`${renameText(request)}: the entities keep ${subjectText(gone)}.`, {
        hint: 'A value is merged into another one where it goes.',
      })
    }
    return { type, from, to: request.to[0] ?? '' }
  })
}

export const typeOf = (value: Subject | null): Subject => ({
  namespace: value?.namespace ?? null,
  owner: null,
  name: value?.owner ?? '',
})
