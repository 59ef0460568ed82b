import type { Outline, OutlinedKey } from '../model/outline.ts'
import type { Schema } from '../model/schema.ts'

/** What a drawing shows of a schema. */
export function outlineOf(schema: Schema): Outline {
  const columns = byOwner(schema.column)
  const constraints = byOwner(schema.constraint)
  return {
    tables: schema.table.map(({ namespace, name }) => {
      const identity = ownerOf({ namespace, table: name })
      return {
        namespace,
        name,
        identity,
        columns: (columns.get(identity) ?? []).map(({ name: own, type, nullable }) => ({
          identity: own,
          name: own,
          type,
          nullable,
        })),
        keys: (constraints.get(identity) ?? []).flatMap(keyOf),
      }
    }),
  }
}

interface Owned {
  readonly namespace: string | null
  readonly table: string
}

const ownerOf = ({ namespace, table }: Owned): string => JSON.stringify([namespace, table])

function byOwner<T extends Owned>(objects: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>()
  for (const object of objects) {
    const known = found.get(ownerOf(object))
    if (known) known.push(object)
    else found.set(ownerOf(object), [object])
  }
  return found
}

function keyOf(constraint: Schema['constraint'][number]): readonly OutlinedKey[] {
  const { type, name } = constraint
  if (type === 'check' || type === 'exclusion') return []
  if (type !== 'foreign key') return [{ type, name, columns: constraint.columns }]
  const { namespace, table } = constraint.target
  return [{ type, name, columns: constraint.columns, target: { namespace, name: table } }]
}
