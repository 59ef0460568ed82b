import { describe, expect, test } from 'vitest'

import { openSite, taskColumns } from './site.ts'

const quickly = { isVerified: false }

const everything = {
  index: ['create index task_by_state on task (state)'],
  comment: [
    `comment on index task_by_state is 'It''s for the list'; comment on constraint task_pkey on public.task is 'The key'`,
    `comment on table task is 'What is to be done'`,
    `comment on schema audit is 'Theirs'; comment on function audit.seen() is 'Looks'`,
    `comment on domain positive is 'More than nothing'; comment on column task.state is 'Where it stands'`,
  ],
  domain: ['create domain positive as integer check (value > 0)'],
  function: [`create function audit.seen() returns int language sql as 'select 1'`],
}

describe.each([13, 18] as const)('on PostgreSQL %i', { timeout: 180_000 }, (version) => {
  test('declared comments are made, are found to be there, and go when nobody declares them', async () => {
    const site = await openSite({ version })
    const statements = await site.release(everything)
    const told = statements.filter((sql) => sql.startsWith('COMMENT'))
    expect(told.sort()).toEqual([
      `COMMENT ON COLUMN "task"."state" IS 'Where it stands'`,
      `COMMENT ON CONSTRAINT "task_pkey" ON "task" IS 'The key'`,
      `COMMENT ON DOMAIN "positive" IS 'More than nothing'`,
      `COMMENT ON INDEX "task_by_state" IS 'It''s for the list'`,
      `COMMENT ON ROUTINE "audit"."seen"() IS 'Looks'`,
      `COMMENT ON SCHEMA "audit" IS 'Theirs'`,
      `COMMENT ON TABLE "task" IS 'What is to be done'`,
    ])
    expect(await site.check(everything)).toMatchObject({ differences: [], unmanaged: [], uncompared: [] })
    const fewer = { ...everything, comment: everything.comment.slice(1) }
    expect(await site.release(fewer)).toEqual([
      'COMMENT ON CONSTRAINT "task_pkey" ON "task" IS NULL',
      'COMMENT ON INDEX "task_by_state" IS NULL',
    ])
    await site.back()
    expect((await site.check(everything)).differences).toEqual([])
  })
})

test('a comment by hand stays without a word, and one that is declared counts instead of it', async () => {
  const site = await openSite()
  await site.release({}, taskColumns, quickly)
  await site.query(`comment on table task is 'by hand'; comment on constraint task_pkey on task is 'by hand'`)
  const declared = { comment: [`comment on table task is 'declared'`] }
  expect(await site.release(declared, taskColumns, quickly)).toEqual([`COMMENT ON TABLE "task" IS 'declared'`])
  expect(await site.check(declared)).toMatchObject({ differences: [], unmanaged: [] })
})
