import { describe, expect, test } from 'vitest'

import { openSite, taskColumns } from './site.ts'

const quickly = { isVerified: false }

const everything = {
  rule: [
    `create or replace rule kept as on delete to task where old.state in ('kept', 'held') do instead update public.task set owner = null where id = old.id`,
    `alter table task disable rule kept; comment on rule kept on task is 'It''s kept'`,
  ],
  statistics: [
    'create statistics if not exists both_of_them (dependencies, ndistinct) on owner, state from public.task',
    'create statistics audit.places on state, changed from task; alter statistics audit.places set statistics 50',
  ],
}

describe.each([13, 18] as const)('on PostgreSQL %i', { timeout: 180_000 }, (version) => {
  test('declared rules and statistics are made, are found to be there, and go when nobody declares them', async () => {
    const site = await openSite({ version })
    const statements = await site.release(everything)
    expect(statements.slice(2)).toEqual([
      `CREATE RULE kept AS
    ON DELETE TO task
   WHERE old.state::text = ANY (ARRAY['kept'::character varying::text, 'held'::character varying::text]) DO INSTEAD  UPDATE task SET owner = NULL::text
  WHERE task.id = old.id`,
      'ALTER TABLE task DISABLE RULE kept',
      `COMMENT ON RULE kept ON task IS 'It''s kept'`,
      'CREATE STATISTICS audit.places ON changed, state FROM task',
      'ALTER STATISTICS audit.places SET STATISTICS 50',
      'CREATE STATISTICS both_of_them (ndistinct, dependencies) ON owner, state FROM task',
    ])
    expect(await site.check(everything)).toMatchObject({ differences: [], unmanaged: [], uncompared: [] })
    expect((await site.found(everything)).drafts).toEqual([])
    const none = { rule: [], statistics: [] }
    expect(await site.release(none)).toEqual([
      'DROP RULE kept ON task',
      'DROP STATISTICS audit.places',
      'DROP STATISTICS both_of_them',
      'DROP SCHEMA "audit"',
    ])
    await site.back()
    expect((await site.check(everything)).differences).toEqual([])
  })

  test('a column under them changes its type, and they are there again', async () => {
    const site = await openSite({ version })
    await site.release(everything, taskColumns, quickly)
    const columns = { ...taskColumns, state: { type: 'text', default: 'open' } } as const
    await site.release(everything, columns)
    expect(await site.check(everything, columns)).toMatchObject({ differences: [], unmanaged: [] })
    await site.back()
    expect(await site.check(everything)).toMatchObject({ differences: [], unmanaged: [] })
  })
})

test('others by hand stay and are reported; declared ones that change are made again', async () => {
  const site = await openSite()
  const declared = { statistics: ['create statistics both_of_them (ndistinct) on owner, state from task'], rule: [] }
  await site.release(declared, taskColumns, quickly)
  await site.query(
    'create statistics mine on id, state from task; create rule keep as on delete to task do instead nothing',
  )
  await site.query('drop statistics both_of_them; create statistics both_of_them (mcv) on owner, state from task')
  expect(await site.check(declared)).toMatchObject({
    differences: [{ verb: 'change', kind: 'statistics', name: 'both_of_them' }],
    unmanaged: ['rule:keep on task', 'statistics:mine'],
  })
  expect(await site.release(declared, taskColumns, quickly)).toEqual([
    'DROP STATISTICS both_of_them',
    'CREATE STATISTICS both_of_them (ndistinct) ON owner, state FROM task',
  ])
})
