/** Discord's time: deadlines, token lifetimes, nonces and snowflakes are measured with it. */
export interface Clock {
  now(): number
  /** Lets time pass at Discord without anybody waiting for it. */
  advance(milliseconds: number): void
}

export function createClock(source: () => number): Clock {
  let ahead = 0
  return {
    now: () => source() + ahead,
    advance: (milliseconds) => {
      ahead += milliseconds
    },
  }
}
