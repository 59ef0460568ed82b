#!/usr/bin/env node
import { existsSync } from 'node:fs'

// The published package is compiled; a checkout runs its sources.
const compiled = new URL('../dist/main.js', import.meta.url)

if (existsSync(compiled)) {
  await import(compiled.href)
} else {
  await import('@oxc-node/core/register')
  await import('../src/main.ts')
}
