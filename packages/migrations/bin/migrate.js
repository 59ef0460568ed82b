#!/usr/bin/env node
import { existsSync } from 'node:fs'

// The published package is compiled; a checkout runs its sources, whatever a build has left beside them.
const source = new URL('../src/cli/main.ts', import.meta.url)

if (existsSync(source)) {
  await import('@oxc-node/core/register')
  await import(source.href)
} else {
  await import('../dist/cli/main.js')
}
