import { UsageError } from '../errors.ts'
import { isSameSubject, type Rename, type RenameRequest, renameWords } from '../model/rename.ts'
import { renameText } from './request.ts'
import { holds, type RenameWorld, resolved } from './resolve.ts'

/**
 * Those of the renames that stand in the configuration that are still to be done: a database that has the one name and
 * not the other, which is what the entities want. One that is done is left standing there for databases that lag behind.
 */
export function dueRenames(requests: readonly RenameRequest[], world: RenameWorld): readonly RenameRequest[] {
  const due: { readonly request: RenameRequest; readonly rename: Rename }[] = []
  for (const word of renameWords) {
    const renames = due.map(({ rename }) => rename)
    const own = requests
      .filter((request) => request.word === word)
      .flatMap((request) => {
        const rename = resolved(request, { ...world, renames })
        return rename === null ? [] : [{ request, rename }]
      })
    due.push(...consistent(own, world))
  }
  refuseCircles(due.map(({ rename }) => rename))
  return due.map(({ request }) => request)
}

/** Leaves out what has its name already, unless whatever bears the name gives it up. */
function consistent<T extends { readonly rename: Rename }>(found: readonly T[], world: RenameWorld): readonly T[] {
  const isDue = ({ rename: { word, from, to } }: T): boolean =>
    (!holds(world.live, word, to) || found.some(({ rename }) => isSameSubject(rename.from, to))) &&
    (!holds(world.declared, word, from) || found.some(({ rename }) => isSameSubject(rename.to, from)))
  const kept = found.filter(isDue)
  return kept.length === found.length ? kept : consistent(kept, world)
}

/** When all of them exchange names, the database looks the same before and after. */
function refuseCircles(renames: readonly Rename[]): void {
  const leadsHome = (start: Rename): boolean => {
    let next = renames.find(({ word, from }) => word === start.word && isSameSubject(from, start.to))
    for (let steps = 0; next !== undefined && steps < renames.length; steps++) {
      if (next === start) return true
      const { word, to } = next
      next = renames.find((each) => each.word === word && isSameSubject(each.from, to))
    }
    return false
  }
  const circle = renames.find(leadsHome)
  if (circle === undefined) return
  const text = renameText({ word: circle.word, from: [circle.from.name], to: [circle.to.name] })
  throw new UsageError(`The configured rename ${text} is one of several that exchange names.`, {
    hint: 'Nobody can tell from a database whether that is done: give them with --rename, once.',
  })
}
