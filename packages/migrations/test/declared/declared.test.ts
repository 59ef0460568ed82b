import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

import type { Declarations } from '../../src/model/declaration.ts'
import { openSite, taskColumns } from './site.ts'

const touch = `create function touch() returns trigger language plpgsql as $$
begin
  new.changed := now(); -- as of the transaction
  return new;
end $$`

const everything: Declarations = {
  trigger: [
    `create trigger touched before update of state on public.task
       for each row when (old.state is distinct from new.state and new.state in ('open', 'done')) execute function touch()`,
    'create constraint trigger counted after insert on task deferrable initially deferred for each row execute function touch()',
    'alter table task disable trigger counted',
    `comment on trigger touched on task is 'It''s here'`,
  ],
  function: [
    touch,
    `create or replace function public.total(lowest integer default 0) returns bigint language sql stable as
       'select count(*) from task where id >= lowest'; create procedure tidy() language sql as 'delete from task'`,
    "create function audit.seen(task) returns boolean language sql as $$ select $1.state in ('done') $$",
  ],
  policy: [
    `create policy own on task for select using (owner = current_user or state in ('open', 'done') and audit.seen(task))`,
    'create policy theirs on task as restrictive for insert to pg_monitor with check (total(id) > 0)',
  ],
  'row level security': ['alter table task enable row level security'],
}

describe.each([13, 18] as const)('on PostgreSQL %i', { timeout: 180_000 }, (version) => {
  test('what is declared is made, is found to be there, and goes when it is declared no more', async () => {
    const site = await openSite({ version })
    await expect(`${(await site.release(everything)).join(';\n')};\n`).toMatchFileSnapshot(
      join(import.meta.dirname, 'made.sql'),
    )
    expect(await site.check(everything)).toMatchObject({ differences: [], unmanaged: [], uncompared: [] })
    expect((await site.found(everything)).drafts).toEqual([])
    const none = Object.fromEntries(Object.keys(everything).map((kind) => [kind, []]))
    await expect(`${(await site.release(none)).join(';\n')};\n`).toMatchFileSnapshot(
      join(import.meta.dirname, 'dropped.sql'),
    )
    expect(await site.check(none)).toMatchObject({ differences: [], unmanaged: [] })
    await site.back()
    expect((await site.check(everything)).differences).toEqual([])
    await site.back()
  })

  test('a column under all of it changes its type, and all of it is there again', async () => {
    const site = await openSite({ version })
    await site.release(everything, taskColumns, { isVerified: false })
    const columns = { ...taskColumns, state: { type: 'text', default: 'open' } } as const
    await site.release(everything, columns)
    expect(await site.check(everything, columns)).toMatchObject({ differences: [], unmanaged: [] })
    await site.back()
    expect(await site.check(everything)).toMatchObject({ differences: [], unmanaged: [] })
  })
})
