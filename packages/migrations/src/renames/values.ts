import { withValuesCalled } from '../kinds/rename.ts'
import type { Rename, RenameRequest } from '../model/rename.ts'
import type { Schema } from '../model/schema.ts'
import { subjectText } from '../sql/object-path.ts'
import { labelOf, splitMerges, typeOf } from './merges.ts'
import { current, type RenameWorld } from './resolve.ts'
import { dueRenames } from './standing.ts'

/** What is asked for of the values of types. It waits, because the names of types follow from those of tables and columns. */
export interface ValueRequests {
  /** Whether they are still to be looked at. */
  readonly areWaiting: boolean
  readonly requests: readonly RenameRequest[]
  /** Meant for every database that has not got them yet. */
  readonly standing: readonly RenameRequest[]
}

interface Asked {
  readonly requests: readonly RenameRequest[]
  readonly standing: readonly RenameRequest[]
}

/** Those that are about values, and the others. */
export function partedByValue({ requests, standing }: Asked): {
  readonly values: ValueRequests
  readonly others: Asked
} {
  const values = { requests: requests.filter(isAboutValue), standing: standing.filter(isAboutValue) }
  return {
    values: { ...values, areWaiting: values.requests.length + values.standing.length > 0 },
    others: { requests: requests.filter(isAboutOther), standing: standing.filter(isAboutOther) },
  }
}

export const isAboutOther = ({ word }: Pick<RenameRequest, 'word'>): boolean => word !== 'value'

const isAboutValue = (request: RenameRequest): boolean => !isAboutOther(request)

/** Whoever asked may have called a type what it was called before these renames. */
export function followed(values: ValueRequests, renames: readonly Rename[], world: RenameWorld): ValueRequests {
  const follow = (request: RenameRequest) => followedBy(request, renames, world)
  return { ...values, requests: values.requests.map(follow), standing: values.standing.map(follow) }
}

function followedBy(request: RenameRequest, renames: readonly Rename[], world: RenameWorld): RenameRequest {
  const value = labelOf(request, request.from.at(-1) ?? '', world)
  if (value === null) return request
  const { namespace, owner, name } = current('value', { subject: value, on: typeOf(value) }, { renames })
  if (namespace === value.namespace && owner === value.owner) return request
  return { ...request, from: [namespace ?? world.defaultNamespace, owner ?? '', name] }
}

/** What is there with the values that it will have: by them a type is known again that has got another name as well. */
export function foreseen({ areWaiting, requests, standing }: ValueRequests, world: RenameWorld): Schema {
  if (!areWaiting) return world.live
  const names = new Map(
    [...standing, ...requests].flatMap((request) => {
      const value = labelOf(request, request.from.at(-1) ?? '', world)
      return value === null ? [] : [[subjectText(value), request.to[0] ?? '']]
    }),
  )
  return withValuesCalled(world.live, (value) => names.get(subjectText(value)) ?? value.name)
}

interface DueValues {
  readonly renames: readonly RenameRequest[]
  /** What is left: values that go into others, which follow the names of their types to the end. */
  readonly merges: ValueRequests
}

/** What is to be renamed, once the types have their names. */
export function dueValues({ requests, standing }: ValueRequests, world: RenameWorld): DueValues {
  const { merges, renames } = splitMerges(requests, world)
  return {
    renames: [...renames, ...dueRenames(standing, world)],
    merges: { areWaiting: false, requests: merges, standing: [] },
  }
}
