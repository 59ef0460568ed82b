import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'

import { builtPackage } from '../support/built-package.ts'
import { type Hook, noticing, run, type Sample, sample } from '../support/sample-package.ts'

let finding: Hook = ['', '']

beforeAll(async () => {
  finding = [join(await builtPackage(), 'dist/cli/files-nearby.cjs'), 'findNearby']
})

/** Each says its own name. */
const named = (...files: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(files.map((file) => [file, `console.log(${JSON.stringify(file)}, __filename)`]))

const asking = (...requests: readonly string[]): string =>
  requests.map((request) => `try { require('${request}') } catch (error) { console.log(error.message) }`).join('\n')

/** The ways in which a request leads to a file. */
const places: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'a file by its whole name': {
    'index.js': asking('./one.js', './two.cjs', './three.json'),
    ...named('one.js', 'two.cjs'),
    'three.json': '3',
  },
  'a file by less than its name': {
    'index.js': asking('./one', './deep/two', './three', './four'),
    ...named('one.js', 'deep/two.js', 'four.node.js'),
    'three.json': '3',
  },
  'a folder': {
    'index.js': asking('./one', './one/', './two', './three/.'),
    ...named('one/index.js', 'two/main.js', 'three/index.js'),
    'two/package.json': '{ "main": "main" }',
  },
  'a folder beside a file': { 'index.js': asking('./one', './one/', './one.js'), ...named('one.js', 'one/index.js') },
  'a file that is named like another without its ending': {
    'index.js': asking('./one', './one.js'),
    ...named('one', 'one.js'),
  },
  'a folder that is named like a file': { 'index.js': asking('./one', './one.js'), ...named('one.js/index.js') },
  'the folder above': {
    'index.js': asking('./deep/one'),
    'deep/one.js': asking('..', '../', '../two', '.', './..', '../deep/three'),
    ...named('two.js', 'deep/index.js', 'deep/three.js'),
  },
  'a package of its own': {
    'index.js': asking('./node_modules/other', './node_modules/other/two', 'other/two'),
    ...named('node_modules/other/index.js', 'node_modules/other/two.js'),
  },
  'another package beside it': { 'index.js': asking('../other/one', '../../program'), ...named('../other/one.js') },
  'a place that its package keeps to itself': {
    'package.json': '{ "exports": "./index.js", "imports": { "#one": "./one.js" } }',
    'index.js': asking('./one', '#one', 'sample', 'sample/one'),
    ...named('one.js'),
  },
  nothing: { 'index.js': asking('./none', './none.js', '../none/one', './one.js/two'), ...named('one.js') },
}

describe.concurrent('the file is Node’s own for', () => {
  test.each(Object.entries({ ...noticing, ...places }))('%s', async (_, files) => {
    const place = sample(files)
    expect(await run(place, finding)).toEqual(await run(place))
  })
})

/** Puts a link into the package. */
function linked(place: Sample, target: string, link: string): void {
  const path = join(dirname(place.entry), link)
  mkdirSync(dirname(path), { recursive: true })
  symlinkSync(target, path)
}

test('a link leads to the file behind it, which is loaded once', async () => {
  const place = sample({ 'index.js': asking('./one', './link', './other', './link.js'), ...named('one.js') })
  linked(place, 'one.js', 'link.js')
  linked(place, 'one.js', 'other')
  const plain = await run(place)
  expect(plain.stdout.match(/one\.js/g)).toHaveLength(2)
  expect(await run(place, finding)).toEqual(plain)
})

test('a package that is a link has its own files', async () => {
  const place = sample({ 'index.js': asking('other'), ...named('../../real/node_modules/other/two.js') })
  const other = join(dirname(place.program), 'real/node_modules/other')
  writeFileSync(join(other, 'index.js'), asking('./two', '../other/two'))
  linked(place, other, '../other')
  const plain = await run(place)
  expect(plain.stdout).toContain('real')
  expect(await run(place, finding)).toEqual(plain)
})

test('a file that is made while the program runs is found', async () => {
  const making = `require('fs').writeFileSync(__dirname + '/one.js', 'console.log(1)')`
  const place = sample({ 'index.js': [asking('./one'), making, asking('./one')].join('\n') })
  expect((await run(place, finding)).stdout).toMatch(/^Cannot find module[\s\S]*\n1\n$/)
})
