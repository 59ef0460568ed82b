import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { publicCopy } from '../../src/io/embedded-copy.ts'
import { temporaryFolder } from '../support/folder.ts'

const modeOf = (path: string): number => statSync(path).mode & 0o777

test('a copy of programs can be read by everybody and written by nobody else', () => {
  const closed = temporaryFolder()
  mkdirSync(join(closed, 'bin'), { mode: 0o700 })
  mkdirSync(join(closed, 'lib', 'pkgconfig'), { recursive: true })
  writeFileSync(join(closed, 'bin', 'program'), 'runs', { mode: 0o700 })
  writeFileSync(join(closed, 'lib', 'so.1.2'), 'code', { mode: 0o600 })
  writeFileSync(join(closed, 'lib', 'needed to build.a'), '')
  symlinkSync('so.1.2', join(closed, 'lib', 'so.1'))

  const copy = publicCopy(closed, basename(closed))
  onTestFinished(() => rmSync(copy, { recursive: true }))
  expect([copy, join(copy, 'bin'), join(copy, 'bin', 'program')].map(modeOf)).toEqual([0o755, 0o755, 0o755])
  expect(modeOf(join(copy, 'lib', 'so.1.2'))).toBe(0o644)
  expect(readFileSync(join(copy, 'lib', 'so.1'), 'utf8')).toBe('code')
  expect(readdirSync(join(copy, 'lib'))).toEqual(['so.1', 'so.1.2'])
  expect(publicCopy(closed, basename(closed))).toBe(copy)

  chmodSync(copy, 0o777)
  expect(() => publicCopy(closed, basename(closed))).toThrow(`${copy} belongs to another account`)
})
