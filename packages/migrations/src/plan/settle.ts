import { kindOf } from '../kinds/index.ts'
import type { Key } from '../model/key.ts'
import type { Lookup } from '../model/kind.ts'
import type { Operation } from '../model/operation.ts'

/** The changes that have to be committed before others may run, such as a value added to an enum type and its use. */
export function unsettled(operations: readonly Operation[], after: Lookup): readonly Operation[] {
  return operations.filter((operation) => {
    const names = namesSettledBy(operation)
    return (
      names.length > 0 && operations.some((other) => other !== operation && uses(other, { operation, names, after }))
    )
  })
}

function namesSettledBy({ kind, before, after }: Operation): readonly string[] {
  return before === null || after === null ? [] : (kindOf(kind).settles?.(before, after) ?? [])
}

interface Settling {
  readonly operation: Operation
  readonly names: readonly string[]
  readonly after: Lookup
}

function uses({ kind, key, after: object }: Operation, { operation, names, after }: Settling): boolean {
  const texts = object === null ? [] : (kindOf(kind).expressions?.(object) ?? [])
  return (
    texts.some(({ text }) => names.some((name) => holds(text, name))) && reaches(key, { target: operation.key, after })
  )
}

/** Whether an SQL text may hold a name. One with a quote or a backslash can be written in many ways. */
const holds = (text: string, name: string): boolean => /['"\\]/.test(name) || text.includes(name)

function reaches(key: Key, { target, after }: { target: Key; after: Lookup }): boolean {
  const seen = new Set<Key>()
  const queue = [key]
  for (let each = queue.pop(); each !== undefined; each = queue.pop()) {
    if (each === target) return true
    if (seen.has(each)) continue
    seen.add(each)
    queue.push(...after.references(each))
  }
  return false
}
