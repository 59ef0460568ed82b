import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { basename, dirname } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'

import { migrate } from '../support/command-line.ts'
import { historyFolder } from '../support/history-folder.ts'
import { freshDatabase } from '../support/postgres.ts'

afterEach(() => {
  vi.restoreAllMocks()
  syncBuiltinESMExports()
})

/** How often each file of the folder is opened while the work is done. */
async function readsWhile(folder: string, work: () => Promise<unknown>): Promise<Readonly<Record<string, number>>> {
  const reads: Record<string, number> = {}
  const note = (file: unknown): void => {
    if (typeof file !== 'string' || dirname(file) !== folder) return
    reads[basename(file)] = (reads[basename(file)] ?? 0) + 1
  }
  const { openSync, readFileSync } = fs
  vi.spyOn(fs, 'openSync').mockImplementation((...given) => {
    note(given[0])
    return openSync(...given)
  })
  vi.spyOn(fs, 'readFileSync').mockImplementation((...given) => {
    note(given[0])
    return readFileSync(...given)
  })
  syncBuiltinESMExports()
  await work()
  return reads
}

const revisions = ['aaaa', 'bbbb'].map((id) => ({ id, upgrade: [`create table ${id} (id int)`] }))

test('the header of a file is read once, and of what is applied the body once', async () => {
  const [folder, { url }] = [historyFolder(revisions), await freshDatabase()]
  const typed = (...argv: readonly string[]) =>
    readsWhile(folder, () => migrate([...argv, '--revisions', folder], { folder, environment: { DATABASE_URL: url } }))
  expect(await typed('upgrade', '+1')).toEqual({ '001_aaaa.ts': 2, '002_bbbb.ts': 1 })
  vi.restoreAllMocks()
  expect(await typed('current')).toEqual({ '001_aaaa.ts': 1, '002_bbbb.ts': 1 })
})
