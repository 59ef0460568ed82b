import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'

import { builtPackage } from '../support/built-package.ts'
import { temporaryFolder } from '../support/folder.ts'
import { fill, hasVolumes, smallVolume } from '../support/small-volume.ts'

let keeping = ''

beforeAll(async () => {
  keeping = join(await builtPackage(), 'dist/cli/compile-cache.cjs')
})

interface Place {
  /** The file of the package that is run. */
  readonly entry: string
  readonly program: string
}

/** A program that runs the package `sample`, which has these files; the folder behind the program's name is where it keeps what is compiled. */
function sample(files: Readonly<Record<string, string>>): Place {
  const folder = temporaryFolder()
  const inPackage = (file: string): string => join(folder, 'node_modules/sample', file)
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(inPackage(file)), { recursive: true })
    writeFileSync(inPackage(file), text)
  }
  const program = join(folder, 'program.cjs')
  writeFileSync(
    program,
    `const [cache, entry] = process.argv.slice(2)
if (cache !== '') require(${JSON.stringify(keeping)}).keepCompiled(cache)
require(entry)
`,
  )
  return { entry: inPackage('index.js'), program }
}

/** As deep as it lies in a package, of which all is kept. */
const emptyCache = (): string => join(temporaryFolder(), '.cache')

interface End {
  readonly code: unknown
  readonly stdout: string
  readonly stderr: string
}

/** But for the frames of those who load modules, and the line that Node shows above the error. */
const lastWords = (stderr: string): string =>
  stderr
    .slice(Math.max(stderr.search(/^\w*Error: /m), 0))
    .replaceAll(/^ +at .*(?:node:internal|compile-cache-).*\n/gm, '')

/** Without a cache where none is named. */
async function run({ program, entry }: Place, cache = ''): Promise<End> {
  const ended: Promise<Partial<End>> = promisify(execFile)(process.execPath, [
    '--stack-trace-limit=50',
    program,
    cache,
    entry,
  ])
  const { code = 0, stdout = '', stderr = '' } = await ended.catch((error) => error)
  return { code, stdout, stderr: lastWords(stderr) }
}

/** The one file of a cache. */
function fileIn(cache: string): string {
  const files = readdirSync(cache)
  expect(files).toHaveLength(1)
  return join(cache, files[0] ?? '')
}

const written = (cache: string): number => statSync(fileIn(cache)).ino

const greeting = (word: string): string => `const say = () => console.log('${word}')\nsay()\n`

/** What a module can notice of whoever loads it. */
const noticing: Readonly<Record<string, Readonly<Record<string, string>>>> = {
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
    'index.js': `import('./one.mjs').then(({ one }) => console.log(one)); import('sample/two.js').then((two) => console.log(two.default))`,
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

describe.concurrent('a module notices nothing of', () => {
  test.each(Object.entries(noticing))('%s', async (_, files) => {
    const [place, cache] = [sample(files), emptyCache()]
    const plain = await run(place)
    expect(await run(place, cache)).toEqual(plain)
    expect(await run(place, cache)).toEqual(plain)
  })
})

test('what is compiled once is not compiled again', async () => {
  const [place, cache] = [sample({ 'index.js': greeting('hello') }), emptyCache()]
  await run(place, cache)
  const first = written(cache)
  expect(await run(place, cache)).toMatchObject({ stdout: 'hello\n' })
  expect(written(cache)).toBe(first)
})

test('what is compiled of one program is kept beside that of another', async () => {
  const [one, two] = [sample({ 'index.js': greeting('one') }), sample({ 'index.js': greeting('two') })]
  const cache = emptyCache()
  await run(one, cache)
  await run(two, cache)
  const last = written(cache)
  await run(one, cache)
  await run(two, cache)
  expect(written(cache)).toBe(last)
})

test('of a module that is as long as it was and says something else, the new text is run', async () => {
  const [place, cache] = [sample({ 'index.js': greeting('hello') }), emptyCache()]
  await run(place, cache)
  writeFileSync(place.entry, greeting('world'))
  expect(await run(place, cache)).toMatchObject({ code: 0, stdout: 'world\n' })
  expect(await run(place, cache)).toMatchObject({ code: 0, stdout: 'world\n' })
})

test('a file that is damaged anywhere is not used, and written anew', async () => {
  const [place, cache] = [sample({ 'index.js': greeting('hello') }), emptyCache()]
  await run(place, cache)
  const [file, whole] = [fileIn(cache), readFileSync(fileIn(cache))]
  const flipped = (at: number): Buffer => {
    const copy = Buffer.from(whole)
    copy[at] = (copy[at] ?? 0) ^ 1
    return copy
  }
  const places = [0, 4, 7, 8, 40, Math.floor(whole.length / 2), whole.length - 1]
  const damaged = [...places.map(flipped), whole.subarray(0, 3), whole.subarray(0, whole.length - 9), Buffer.alloc(0)]
  for (const bytes of damaged) {
    writeFileSync(file, bytes)
    const before = written(cache)
    expect(await run(place, cache)).toEqual({ code: 0, stdout: 'hello\n', stderr: '' })
    expect(written(cache)).not.toBe(before)
  }
})

test('a folder that cannot be made keeps nobody from working', async () => {
  const [place, blocked] = [sample({ 'index.js': greeting('hello') }), join(temporaryFolder(), 'file')]
  writeFileSync(blocked, '')
  expect(await run(place, join(blocked, 'cache'))).toEqual({ code: 0, stdout: 'hello\n', stderr: '' })
})

test.runIf(hasVolumes())('a full disk keeps nobody from working, and nothing half written is left', async () => {
  const { folder } = smallVolume(1)
  fill(join(folder, 'other'))
  const place = sample({ 'index.js': greeting('hello') })
  expect(await run(place, folder)).toEqual({ code: 0, stdout: 'hello\n', stderr: '' })
  expect(readdirSync(folder)).toEqual(['other'])
})

test('programs that start at the same time leave one whole file', async () => {
  const cache = emptyCache()
  const places = ['a', 'b', 'c', 'd', 'e', 'f'].map((word) => sample({ 'index.js': greeting(word) }))
  const ends = await Promise.all(places.map((place) => run(place, cache)))
  expect(ends.map(({ stdout }) => stdout).join('')).toBe('a\nb\nc\nd\ne\nf\n')
  for (const place of places) await run(place, cache)
  const last = written(cache)
  for (const place of places) await run(place, cache)
  expect(written(cache)).toBe(last)
})

test('a project’s own modules are left to Node', async () => {
  const [place, cache] = [sample({ 'index.js': greeting('hello') }), emptyCache()]
  const own = join(dirname(place.program), 'own.cjs')
  writeFileSync(own, greeting('own'))
  expect(await run({ ...place, entry: own }, cache)).toMatchObject({ stdout: 'own\n' })
  expect(existsSync(cache)).toBe(false)
})
