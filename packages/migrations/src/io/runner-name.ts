import { hostname, userInfo } from 'node:os'
import { pid } from 'node:process'

/** Who runs, for those who wait: `ada@laptop:4242`, cut to what an application name holds beside the tool's own words. */
export const runnerName = (): string => `${userName()}@${hostname()}:${pid}`.slice(-40)

function userName(): string {
  try {
    return userInfo().username
  } catch {
    // A container may run under a number that no user of its own has.
    return 'user'
  }
}
