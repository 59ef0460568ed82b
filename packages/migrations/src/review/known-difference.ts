import { type KnownSchema, type KnownTable, shown, shownPart } from '../effects/known.ts'

/** What one reading of a schema has otherwise than another, as a person names it; nothing where they are the same. */
export function knownDifferences(before: KnownSchema, after: KnownSchema): readonly string[] {
  const tables = union(before.tables, after.tables).flatMap((name) => {
    const [one, other] = [before.tables.get(name), after.tables.get(name)]
    return one === undefined || other === undefined ? [name] : tableDifferences(one, other)
  })
  const enums = union(before.enums, after.enums).filter((name) => {
    const [one, other] = [before.enums.get(name)?.values, after.enums.get(name)?.values]
    return one?.join() !== other?.join()
  })
  return [...tables, ...enums].sort()
}

function tableDifferences(before: KnownTable, after: KnownTable): readonly string[] {
  const parts = (['columns', 'constraints', 'indexes'] as const).flatMap((sort) => {
    const [one, other]: readonly ReadonlyMap<string, object>[] = [before[sort], after[sort]]
    if (one === undefined || other === undefined) return []
    return union(one, other).filter((name) => signature(one.get(name)) !== signature(other.get(name)))
  })
  const names = [...new Set(parts)].map((name) => shownPart(after.name, name))
  return before.sort === after.sort ? names : [shown(after.name)]
}

interface Named {
  keys(): Iterable<string>
}

const union = (one: Named, other: Named): readonly string[] => [...new Set([...one.keys(), ...other.keys()])]

const signature = (part: object | undefined): string =>
  part === undefined
    ? ''
    : JSON.stringify(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)))
