import type { PlanContext } from '../model/kind.ts'
import { freeName, suffixed } from '../sql/object-name.ts'
import { displayQualified } from '../sql/quote.ts'

/** Whether something has the name, or is to have it: of tables and all that share their names, or of types. */
export function isTaken(
  sort: 'relation' | 'type',
  { namespace, name }: { readonly namespace: string | null; readonly name: string },
  { before, after }: PlanContext,
): boolean {
  const place = `${sort}:${displayQualified(namespace, name)}`
  return before.isTaken(place) || after.isTaken(place)
}

/** A name for an index while another one has the name that it is to have. */
export const freeIndexName = (
  { namespace, name }: { readonly namespace: string | null; readonly name: string },
  context: PlanContext,
): string =>
  freeName((suffix) => suffixed(name, suffix), {
    suffix: 'new',
    isTaken: (free) => isTaken('relation', { namespace, name: free }, context),
  })
