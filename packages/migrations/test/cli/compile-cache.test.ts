import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'

import { builtPackage } from '../support/built-package.ts'
import { temporaryFolder } from '../support/folder.ts'
import { type End, noticing, run, type Sample, sample } from '../support/sample-package.ts'
import { fill, hasVolumes, smallVolume } from '../support/small-volume.ts'

let keeping = ''

beforeAll(async () => {
  keeping = join(await builtPackage(), 'dist/cli/compile-cache.cjs')
})

/** As deep as it lies in a package, of which all is kept. */
const emptyCache = (): string => join(temporaryFolder(), '.cache')

const runKept = (place: Sample, cache: string): Promise<End> => run(place, [keeping, 'keepCompiled', cache])

/** The one file of a cache. */
function fileIn(cache: string): string {
  const files = readdirSync(cache)
  expect(files).toHaveLength(1)
  return join(cache, files[0] ?? '')
}

const written = (cache: string): number => statSync(fileIn(cache)).ino

const greeting = (word: string): string => `const say = () => console.log('${word}')\nsay()\n`

describe.concurrent('a module notices nothing of', () => {
  test.each(Object.entries(noticing))('%s', async (_, files) => {
    const [place, cache] = [sample(files), emptyCache()]
    const plain = await run(place)
    expect(await runKept(place, cache)).toEqual(plain)
    expect(await runKept(place, cache)).toEqual(plain)
  })
})

test('what is compiled once is not compiled again', async () => {
  const [place, cache] = [sample({ 'index.js': greeting('hello') }), emptyCache()]
  await runKept(place, cache)
  const first = written(cache)
  expect(await runKept(place, cache)).toMatchObject({ stdout: 'hello\n' })
  expect(written(cache)).toBe(first)
})

test('what is compiled of one program is kept beside that of another', async () => {
  const [one, two] = [sample({ 'index.js': greeting('one') }), sample({ 'index.js': greeting('two') })]
  const cache = emptyCache()
  await runKept(one, cache)
  await runKept(two, cache)
  const last = written(cache)
  await runKept(one, cache)
  await runKept(two, cache)
  expect(written(cache)).toBe(last)
})

test('of a module that is as long as it was and says something else, the new text is run', async () => {
  const [place, cache] = [sample({ 'index.js': greeting('hello') }), emptyCache()]
  await runKept(place, cache)
  writeFileSync(place.entry, greeting('world'))
  expect(await runKept(place, cache)).toMatchObject({ code: 0, stdout: 'world\n' })
  expect(await runKept(place, cache)).toMatchObject({ code: 0, stdout: 'world\n' })
})

test('a file that is damaged anywhere is not used, and written anew', async () => {
  const [place, cache] = [sample({ 'index.js': greeting('hello') }), emptyCache()]
  await runKept(place, cache)
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
    expect(await runKept(place, cache)).toEqual({ code: 0, stdout: 'hello\n', stderr: '' })
    expect(written(cache)).not.toBe(before)
  }
})

test('a folder that cannot be made keeps nobody from working', async () => {
  const [place, blocked] = [sample({ 'index.js': greeting('hello') }), join(temporaryFolder(), 'file')]
  writeFileSync(blocked, '')
  expect(await runKept(place, join(blocked, 'cache'))).toEqual({ code: 0, stdout: 'hello\n', stderr: '' })
})

test.runIf(hasVolumes())('a full disk keeps nobody from working, and nothing half written is left', async () => {
  const { folder } = smallVolume(1)
  fill(join(folder, 'other'))
  const place = sample({ 'index.js': greeting('hello') })
  expect(await runKept(place, folder)).toEqual({ code: 0, stdout: 'hello\n', stderr: '' })
  expect(readdirSync(folder)).toEqual(['other'])
})

test('programs that start at the same time leave one whole file', async () => {
  const cache = emptyCache()
  const places = ['a', 'b', 'c', 'd', 'e', 'f'].map((word) => sample({ 'index.js': greeting(word) }))
  const ends = await Promise.all(places.map((place) => runKept(place, cache)))
  expect(ends.map(({ stdout }) => stdout).join('')).toBe('a\nb\nc\nd\ne\nf\n')
  for (const place of places) await runKept(place, cache)
  const last = written(cache)
  for (const place of places) await runKept(place, cache)
  expect(written(cache)).toBe(last)
})

test('a project’s own modules are kept as well', async () => {
  const [place, cache] = [sample({}), emptyCache()]
  const own = { ...place, entry: join(dirname(place.program), 'own.cjs') }
  writeFileSync(own.entry, greeting('own'))
  await runKept(own, cache)
  const first = written(cache)
  expect(await runKept(own, cache)).toMatchObject({ stdout: 'own\n' })
  expect(written(cache)).toBe(first)
})

/** Says of the first line of a module that it is the seventh of `source.ts`. */
const mapping = Buffer.from('{ "version": 3, "sources": ["source.ts"], "names": [], "mappings": "AAMA" }').toString(
  'base64',
)

test('while Node tells where the lines of a source lie, it compiles all that comes', async () => {
  const files = {
    'index.js': `process.setSourceMapsEnabled(true); require('./made')`,
    'made.js': `throw new Error('no')\n//# sourceMappingURL=data:application/json;base64,${mapping}\n`,
  }
  const [place, cache] = [sample(files), emptyCache()]
  const plain = await run(place)
  expect(plain.stderr).toContain('source.ts:7')
  expect(await runKept(place, cache)).toEqual(plain)
  expect(await runKept(place, cache)).toEqual(plain)
})
