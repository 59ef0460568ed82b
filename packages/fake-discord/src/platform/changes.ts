/** A probe answers this while what is waited for has not come. */
export type NotYet = undefined | null | false

/** Wakes those who wait, whenever something has happened at this Discord. */
export interface Changes {
  announce(): void
  /** Resolves with the probe's first real answer. It is asked after every change here, and now and then for what changes elsewhere. */
  until<Value>(what: string, probe: () => Value | NotYet): Promise<Value>
  /** Fails every wait that is under way. */
  stop(): void
}

interface ChangesOptions {
  /** Milliseconds. */
  readonly patience: number
  /** The end of the message of a wait that failed: what happened instead. */
  readonly explain: () => string
}

const pollInterval = 20

export function createChanges({ patience, explain }: ChangesOptions): Changes {
  const waits = new Set<Wait>()
  const until: Changes['until'] = (what, probe) => {
    const failure = new Error()
    Error.captureStackTrace(failure, until)
    return new Promise((resolve, reject) => {
      const end = (settle: () => void): void => {
        clearTimeout(timeout)
        clearInterval(poll)
        waits.delete(wait)
        settle()
      }
      const wait: Wait = {
        look: () => {
          const { value, error } = ask(probe)
          if (error !== undefined) end(() => reject(error))
          else if (isReal(value)) end(() => resolve(value))
        },
        fail: (why) => end(() => reject(Object.assign(failure, { message: `${why}: ${what}.\n${explain()}` }))),
      }
      const timeout = setTimeout(() => wait.fail(`Waited ${patience} ms in vain`), patience)
      const poll = setInterval(() => wait.look(), pollInterval)
      waits.add(wait)
      wait.look()
    })
  }
  return {
    until,
    announce: () => {
      for (const wait of [...waits]) wait.look()
    },
    stop: () => {
      for (const wait of [...waits]) wait.fail('Discord was stopped before it came')
    },
  }
}

interface Wait {
  look(): void
  fail(why: string): void
}

/** A probe that throws ends the wait with its own error. */
function ask<Value>(probe: () => Value | NotYet): { readonly value?: Value | NotYet; readonly error?: unknown } {
  try {
    return { value: probe() }
  } catch (error) {
    return { error }
  }
}

const isReal = <Value>(value: Value | NotYet): value is Value =>
  value !== undefined && value !== null && value !== false
