import type { Circumstances } from '../model/circumstances.ts'
import type { Key } from '../model/key.ts'
import { diff } from './diff.ts'
import { type ObstacleFor, obstaclesOf, plan } from './plan.ts'
import type { Stage } from './stage.ts'

/** What is known of a database, without and with the relations that others work with. */
interface Known {
  readonly known: Circumstances
  readonly inUse: Circumstances
}

/**
 * What in the rows that are there could make the way fail. What is changed while others work takes another form, and gives
 * rows what they lack; the rest of the same way does not.
 */
export function obstaclesOn(way: readonly Stage[], { known, inUse }: Known): readonly ObstacleFor[] {
  const [before, after] = [way[0]?.schema, way.at(-1)?.schema]
  if (before === undefined || after === undefined) return []
  const online = changedOnline(way)
  const found = (circumstances: Circumstances) => obstaclesOf(plan(before, after, circumstances), circumstances)
  const atOnce = found(known).filter(({ object }) => !online.has(object))
  return online.size === 0 ? atOnce : [...atOnce, ...found(inUse).filter(({ object }) => online.has(object))]
}

const changedOnline = (way: readonly Stage[]): ReadonlySet<Key> =>
  new Set(
    way.flatMap(({ schema, isOnline }, place) => {
      const last = way[place - 1]
      return isOnline && last !== undefined ? diff(last.schema, schema).map(({ key }) => key) : []
    }),
  )
