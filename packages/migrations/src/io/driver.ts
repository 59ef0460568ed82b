import { createRequire } from 'node:module'
import type { Client, ClientConfig, Query } from 'pg'

interface Driver {
  readonly Client: new (config: ClientConfig) => Client
  readonly Query: typeof Query
}

let loaded: Driver | null = null

/**
 * The driver, from the first time that somebody asks. While it loads it finds out by `navigator` whether this is Cloudflare, and where
 * there is none, as in Node before 21, by a `Response`: for that Node loads an HTTP client, which is more than all of the driver.
 */
export function driver(): Driver {
  loaded ??= 'navigator' in globalThis ? load() : loadWithNavigator()
  return loaded
}

const load = (): Driver => createRequire(import.meta.url)('pg') as Driver

function loadWithNavigator(): Driver {
  const navigator = { userAgent: 'Node.js' }
  Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true })
  try {
    return load()
  } finally {
    Reflect.deleteProperty(globalThis, 'navigator')
  }
}
