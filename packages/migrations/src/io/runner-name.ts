import { hostname, userInfo } from 'node:os'
import { pid } from 'node:process'

let name: string | undefined

/** Who runs, for those who wait: `ada@laptop:4242`, cut to what an application name holds beside the tool's own words. */
export function runnerName(): string {
  name ??= `${userName()}@${hostname()}:${pid}`.slice(-40)
  return name
}

function userName(): string {
  try {
    return userInfo().username
  } catch {
    // A container may run under a number that no user of its own has.
    return 'user'
  }
}
