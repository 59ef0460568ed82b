import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

import { changeFiles } from '../../src/io/change-files.ts'
import { temporaryFolder } from '../support/folder.ts'

let parent: string | undefined

function folderWith(files: Readonly<Record<string, string>>): string {
  parent ??= temporaryFolder()
  const folder = mkdtempSync(join(parent, 'files-'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

const contentOf = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  )

it('gives files names that others among them leave', async () => {
  const folder = folderWith({ '002_x.ts': 'two', '003_x.ts': 'three' })
  await changeFiles([
    { file: join(folder, '002_x.ts'), name: '003_x.ts', source: 'other' },
    { file: join(folder, '003_x.ts'), name: '004_x.ts', source: null },
  ])
  expect(contentOf(folder)).toEqual({ '003_x.ts': 'other', '004_x.ts': 'three' })
})

it('changes nothing when a name is taken', async () => {
  const before = { '001_a.ts': 'one', '002_b.ts': 'two', '003_c.ts': 'three', '004_b.ts': 'there' }
  const folder = folderWith(before)
  const changes = [
    { file: join(folder, '001_a.ts'), name: '005_a.ts', source: 'changed' },
    { file: join(folder, '002_b.ts'), name: '004_b.ts', source: 'changed' },
  ]
  await expect(changeFiles(changes)).rejects.toThrow('004_b.ts is there already; nothing was changed.')
  expect(contentOf(folder)).toEqual(before)
})

it('takes back what it did when a file has gone away in between', async () => {
  const before = { '001_a.ts': 'one', '002_b.ts': 'two' }
  const folder = folderWith(before)
  const changes = [
    { file: join(folder, '001_a.ts'), name: '003_a.ts', source: 'changed' },
    { file: join(folder, '002_b.ts'), name: null, source: 'changed' },
    { file: join(folder, 'gone.ts'), name: null, source: 'changed' },
  ]
  await expect(changeFiles(changes)).rejects.toThrow(/^The files cannot be changed: .*; nothing was changed\.$/)
  expect(contentOf(folder)).toEqual(before)
})
