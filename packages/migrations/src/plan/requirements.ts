import { kindOf } from '../kinds/index.ts'
import type { Operation } from '../model/operation.ts'
import type { Requirement } from '../model/requirement.ts'

interface Requirements {
  /** What no plan makes, each once. */
  readonly requirements: readonly Requirement[]
  /** The extensions that the plan makes. */
  readonly comes: ReadonlySet<string>
}

/** What the operations rely on besides what they make. */
export function requirementsOf(operations: readonly Operation[]): Requirements {
  const found = new Map<string, Requirement>()
  for (const { kind, before, after } of operations) {
    const { requires } = kindOf(kind)
    const wanted = after === null ? [] : (requires?.(after) ?? [])
    if (wanted.length === 0) continue
    const had = new Set((before === null ? [] : (requires?.(before) ?? [])).map(idOf))
    for (const each of wanted) if (!had.has(idOf(each)) && !found.has(idOf(each))) found.set(idOf(each), each)
  }
  const requirements = [...found.values()]
  return {
    requirements,
    comes: new Set(requirements.flatMap(({ what, name }) => (what === 'offer' ? [name] : []))),
  }
}

const idOf = ({ what, name }: Requirement): string => `${what} ${name}`
