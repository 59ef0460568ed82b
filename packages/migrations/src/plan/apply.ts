import { type AnyObject, kindOf, schemaOf } from '../kinds/index.ts'
import type { Operation } from '../model/operation.ts'
import type { Schema } from '../model/schema.ts'

/** The schema after the operations have run. */
export function apply(schema: Schema, operations: readonly Operation[]): Schema {
  const byKey = new Map(operations.map((operation) => [operation.key, operation]))
  return schemaOf((name) => {
    const { key } = kindOf(name)
    const objects: readonly AnyObject[] = schema[name]
    const kept = objects.flatMap((object): readonly AnyObject[] => {
      const operation = byKey.get(key(object))
      return operation ? (operation.after === null ? [] : [operation.after]) : [object]
    })
    const created = operations.flatMap(({ kind, before, after }) =>
      kind === name && before === null && after !== null ? [after] : [],
    )
    return [...kept, ...created]
  })
}
