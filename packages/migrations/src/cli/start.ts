import { Module } from 'node:module'

import { keepCompiled } from './compile-cache.ts'
import { findNearby } from './files-nearby.ts'
import { isLook, keepYoungGenerationSmall } from './young-generation.ts'

/** What has to be settled before anything else is loaded; `cache` is a folder where nobody else can write. */
export function start(argv: readonly string[], cache: string): void {
  // Before anything is compiled: what is compiled with other flags cannot be taken from the cache.
  if (isLook(argv)) keepYoungGenerationSmall()
  findNearby()
  // As Node's own cache is turned off.
  if (process.env.NODE_DISABLE_COMPILE_CACHE === '1') return
  const { enableCompileCache } = Module as { enableCompileCache?(folder: string): unknown }
  if (enableCompileCache === undefined) keepCompiled(cache)
  else enableCompileCache(cache)
}
