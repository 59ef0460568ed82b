import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

import { temporaryFolder } from './folder.ts'

/** A program that asks for an installed package. */
export interface Sample {
  /** The file of the package that is run. */
  readonly entry: string
  readonly program: string
}

/** A program that runs the package `sample`, which has these files. */
export function sample(files: Readonly<Record<string, string>>): Sample {
  const folder = temporaryFolder()
  const inPackage = (file: string): string => join(folder, 'node_modules/sample', file)
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(inPackage(file)), { recursive: true })
    writeFileSync(inPackage(file), text)
  }
  const program = join(folder, 'program.cjs')
  writeFileSync(
    program,
    `const [entry, hook, name, ...given] = process.argv.slice(2)
if (hook !== undefined) require(hook)[name](...given)
require(entry)
`,
  )
  return { entry: inPackage('index.js'), program }
}

export interface End {
  readonly code: unknown
  readonly stdout: string
  readonly stderr: string
}

/** But for the frames of those who load modules, and the line that Node shows above the error. */
const lastWords = (stderr: string): string =>
  stderr
    .slice(Math.max(stderr.search(/^\w*Error: /m), 0))
    .replaceAll(/^ +at .*(?:node:internal|compile-cache-|files-nearby-).*\n/gm, '')

/** What is called before the package is loaded: a file, a function that it exports, and what that is given. */
export type Hook = readonly [file: string, name: string, ...given: string[]]

export async function run({ program, entry }: Sample, hook: Hook | [] = []): Promise<End> {
  const ended: Promise<Partial<End>> = promisify(execFile)(process.execPath, [
    '--stack-trace-limit=50',
    program,
    entry,
    ...hook,
  ])
  const { code = 0, stdout = '', stderr = '' } = await ended.catch((error) => error)
  return { code, stdout, stderr: lastWords(stderr) }
}

/** What a module can notice of whoever loads it. */
export const noticing: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'its own place': {
    'index.js':
      'console.log(__filename, __dirname, module.id, module.filename, module.paths[0], module.parent.filename)',
  },
  exports: {
    'index.js': `this.here = 1; console.log(require('./one'), require('./two.json'), module.children.length)`,
    'one.js': `exports.one = 1; console.log(this === module.exports, arguments.length)`,
    'two.json': '{ "two": 2 }',
  },
  'a cycle of modules': {
    'index.js': `exports.early = 1; exports.late = require('./other').seen; console.log(exports.late)`,
    'other.js': `exports.seen = Object.keys(require('./index.js'))`,
  },
  'the ways to ask for a module': {
    'index.js': `console.log(require.resolve('./one'), require.resolve.paths('other'), require.resolve('./one', { paths: [__dirname] }))
console.log(require.main === module, require.main.filename, typeof require.extensions['.js'], module.filename in require.cache, require('sample/one'))`,
    'one.js': 'module.exports = 1',
  },
  'a module that is not there': {
    'index.js': `try { require('./none') } catch (error) { console.log(error.message) }`,
  },
  'import()': {
    'index.js': `import('./one.mjs').then(({ one }) => (console.log(one), import('sample/two.js'))).then((two) => console.log(two.default))`,
    'one.mjs': 'export const one = 1',
    'two.js': 'exports.two = 2',
  },
  'a first line for the shell': { 'index.js': '#!/usr/bin/env node\nconsole.log(1)' },
  'an ES module by its package': {
    'package.json': '{ "type": "module" }',
    'index.js': `export const one = 1; console.log(import.meta.url)`,
  },
  'CommonJS by its package': { 'package.json': '{ "type": "commonjs" }', 'index.js': 'console.log(module.id)' },
  'an error of the first line': { 'index.js': `function fail() { throw new Error('no') } fail()` },
  'an error further down': { 'index.js': `function fail() {\n  throw new Error('no')\n}\nfail()` },
  'text that is no program': { 'index.js': 'const one = 1\nconst = 2\n' },
  'strict mode': { 'index.js': `'use strict'; console.log((function () { return this })())` },
}
