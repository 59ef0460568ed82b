import { describe, expect, test } from 'vitest'

import { openSite, taskColumns } from './site.ts'

const quickly = { isVerified: false }

const everything = {
  option: [
    'alter table task set (fillfactor = 70, toast.autovacuum_enabled = off), alter owner set storage external',
    'alter table public.task replica identity using index task_pkey, alter column state set statistics 300',
    'alter index task_pkey set (fillfactor = 80)',
    'alter table task set unlogged',
  ],
}

describe.each([13, 18] as const)('on PostgreSQL %i', { timeout: 180_000 }, (version) => {
  test('what a table is told is told, is found to be so, and is taken back when nobody declares it', async () => {
    const site = await openSite({ version })
    const [table, ...told] = await site.release(everything)
    expect(table).toMatch(/^CREATE UNLOGGED TABLE/)
    expect(table).toMatch(/\) WITH \(fillfactor=70, toast.autovacuum_enabled=off\)$/)
    expect(told).toEqual([
      'ALTER TABLE "task" ALTER COLUMN "state" SET STATISTICS 300',
      'ALTER TABLE "task" ALTER COLUMN "owner" SET STORAGE EXTERNAL',
      'ALTER INDEX "task_pkey" SET (fillfactor=80)',
      'ALTER TABLE "task" REPLICA IDENTITY USING INDEX "task_pkey"',
    ])
    expect(await site.check(everything)).toMatchObject({ differences: [], unmanaged: [] })
    expect((await site.found(everything)).drafts).toEqual([])
    expect(await site.release({ option: [] })).toHaveLength(7)
    expect(await site.check({ option: [] })).toMatchObject({ differences: [], unmanaged: [] })
    await site.back()
    expect((await site.check(everything)).differences).toEqual([])
    await site.back()
  })
})

test('what somebody told it by hand stays beside what is declared, and is reported', async () => {
  const site = await openSite()
  const declared = { option: ['alter table task set (fillfactor = 70)'] }
  await site.release(declared, taskColumns, quickly)
  await site.query('alter table task set (fillfactor = 60, autovacuum_enabled = off)')
  expect(await site.check(declared)).toMatchObject({
    differences: [
      { verb: 'change', kind: 'option', name: 'fillfactor on task', attributes: [{ before: '60', after: '70' }] },
    ],
    unmanaged: ['option:autovacuum_enabled on task'],
  })
  expect(await site.release({ option: [] }, taskColumns, quickly)).toEqual(['ALTER TABLE "task" RESET (fillfactor)'])
})
