import type { JsonObject } from '../json.ts'
import type { Violation } from './rule.ts'

interface Branch {
  [key: string]: Branch | readonly { readonly code: string; readonly message: string }[]
}

/** The body of a 50035: the violations nested under the keys of the request they are about. */
export function formError(violations: readonly Violation[]): JsonObject {
  const errors: Branch = {}
  for (const { path, code, message } of violations) {
    const branch = path.reduce<Branch>(descend, errors)
    const said = branch._errors
    branch._errors = [...(Array.isArray(said) ? said : []), { code, message }]
  }
  return { code: 50035, message: 'Invalid Form Body', errors }
}

function descend(branch: Branch, key: string | number): Branch {
  const next = branch[key]
  if (next && !Array.isArray(next)) return next as Branch
  const created: Branch = {}
  branch[key] = created
  return created
}
