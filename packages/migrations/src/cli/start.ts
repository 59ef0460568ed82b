import { Module } from 'node:module'

import { isLook, keepYoungGenerationSmall } from './young-generation.ts'

/** What has to be settled before anything else is loaded; `cache` is a folder where nobody else can write. */
export function start(argv: readonly string[], cache: string): void {
  // Before anything is compiled: what is compiled with other flags cannot be taken from the cache.
  if (isLook(argv)) keepYoungGenerationSmall()
  const { enableCompileCache } = Module as { enableCompileCache?(folder: string): unknown }
  enableCompileCache?.(cache)
}
