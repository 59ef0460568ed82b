#!/usr/bin/env node
import { existsSync } from 'node:fs'
import module from 'node:module'
import { fileURLToPath } from 'node:url'

// The published package is compiled; a checkout runs its sources, whatever a build has left beside them.
const source = new URL('../src/cli/main.ts', import.meta.url)

if (existsSync(source)) {
  await import('@oxc-node/core/register')
  await import(source.href)
} else {
  // What is run from a cache has to lie where nobody else can write: not in Node's own place for it, which all users share.
  module.enableCompileCache?.(fileURLToPath(new URL('../.cache', import.meta.url)))
  await import('../dist/cli/main.js')
}
