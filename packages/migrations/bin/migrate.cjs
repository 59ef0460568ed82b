#!/usr/bin/env node
const { existsSync } = require('node:fs')
const { join } = require('node:path')
const { pathToFileURL } = require('node:url')

// The published package is compiled; a checkout runs its sources, whatever a build has left beside them.
const source = join(__dirname, '../src/cli/main.ts')

if (existsSync(source)) {
  import('@oxc-node/core/register').then(() => import(pathToFileURL(source).href))
} else {
  // What is run from a cache has to lie where nobody else can write: not in Node's own place for it, which all users share.
  require('../dist/cli/start.cjs').start(process.argv.slice(2), join(__dirname, '../.cache'))
  require('../dist/cli/main.cjs')
}
