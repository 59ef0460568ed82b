import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

import { plainJavaScript } from '../../src/io/plain-javascript.ts'
import { temporaryFolder } from '../support/folder.ts'

type Files = Readonly<Record<string, string>>

const module = { 'package.json': '{ "type": "module" }' }
const commonJs = { 'package.json': '{}' }
const shared = {
  'shared/package.json': '{ "name": "shared", "exports": "./index.ts" }',
  'shared/index.ts': 'export const shared: number = 1',
}

/** A project in a folder of its own; `shared` is a package of the same workspace. */
function written(files: Files): string {
  const folder = realpathSync(temporaryFolder())
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  mkdirSync(join(folder, 'node_modules/installed'), { recursive: true })
  writeFileSync(join(folder, 'node_modules/installed/index.js'), "require('./computed' + name)")
  symlinkSync(join(folder, 'shared'), join(folder, 'node_modules/shared'))
  return folder
}

const read = (files: Files, entry: string): readonly string[] | null => {
  const folder = written(files)
  return plainJavaScript(join(folder, entry))?.map((file) => file.slice(folder.length + 1)) ?? null
}

test.each<[string, Files, readonly string[]]>([
  [
    'an ES module and those it names',
    { ...module, 'a.js': "import fs from 'node:fs'\nimport x from 'installed'\nexport * from './b.js'", 'b.js': '' },
    ['a.js', 'b.js'],
  ],
  [
    'CommonJS, with names left short',
    {
      ...commonJs,
      'a.js': 'const b = require("./b"), c = require("./c")',
      'b.js': '',
      'c/index.js': 'require("../a")',
    },
    ['a.js', 'b.js', 'c/index.js'],
  ],
  ['an ES module by its ending', { ...commonJs, 'a.mjs': "export * from './b.cjs'", 'b.cjs': '' }, ['a.mjs', 'b.cjs']],
  ['data', { ...commonJs, 'a.js': "require('./data.json')", 'data.json': '{}' }, ['a.js']],
])('%s: Node can run it as it is', (_name, files, expected) => {
  expect(read(files, Object.keys(files).find((name) => name.startsWith('a.')) ?? '')).toEqual(expected)
})

test.each<[string, Files]>([
  ['TypeScript', { ...module, 'a.ts': '' }],
  ['TypeScript that is imported', { ...module, 'a.js': "import './b.ts'", 'b.ts': '' }],
  ['TypeScript that is required by a short name', { ...commonJs, 'a.js': "require('./b')", 'b.ts': '' }],
  ['TypeScript far away', { ...module, 'a.js': "import './b.js'", 'b.js': "import './c.ts'", 'c.ts': '' }],
  ['TypeScript of the same workspace', { ...commonJs, ...shared, 'a.js': "require('shared')" }],
  ['a short name in an ES module', { ...module, 'a.js': "import './b'", 'b.js': '' }],
  ['imports in CommonJS', { ...commonJs, 'a.js': "import './b.js'", 'b.js': '' }],
  ['what is not there', { ...module, 'a.js': "import 'nowhere'" }],
  ['what is computed', { ...commonJs, 'a.js': 'require(__dirname + "/b")', 'b.ts': '' }],
  ['decorators', { ...module, 'a.js': '  @Entity()\nclass A {}' }],
])('%s: a compiler may be needed', (_name, files) => {
  expect(read(files, Object.keys(files).find((name) => name.startsWith('a.')) ?? '')).toBeNull()
})
