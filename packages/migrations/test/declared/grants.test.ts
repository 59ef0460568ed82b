import { describe, expect, test } from 'vitest'

import { openSite, taskColumns } from './site.ts'

const quickly = { isVerified: false }
const isAboutRights = (sql: string): boolean => /^(GRANT|REVOKE)/.test(sql)
const grantsOn = (site: Awaited<ReturnType<typeof openSite>>) =>
  site.query<{ said: string }>(
    `select coalesce(g.rolname, 'PUBLIC') || ' ' || string_agg(e.privilege_type, ', ' order by e.privilege_type) as said
     from pg_class c cross join aclexplode(c.relacl) e left join pg_roles g on g.oid = e.grantee
     where c.relname = 'task' and e.grantee <> c.relowner group by g.rolname order by 1`,
  )

const everything = {
  grant: [
    'grant select, insert on all tables in schema public to pg_monitor',
    'grant select (id, state), update (state) on task to pg_signal_backend',
    'grant usage on sequence task_id_seq to pg_monitor; revoke all on function touch() from public',
    'grant usage on schema public, audit to pg_monitor',
    'grant execute on function public.touch() to pg_monitor with grant option',
  ],
  function: ["create function touch() returns integer language sql as 'select 1'"],
  domain: ['create domain email as text'],
}
const serial = {
  ...taskColumns,
  id: { type: 'integer', primary: true, primaryKeyConstraintName: 'task_pkey', generated: 'increment' },
} as const

describe.each([13, 18] as const)('on PostgreSQL %i', { timeout: 180_000 }, (version) => {
  test('what is granted is granted, is found to be there, and is taken back when nobody declares it', async () => {
    const site = await openSite({ version })
    await site.query('create schema audit')
    const made = await site.release(everything, serial)
    expect(made.filter(isAboutRights)).toEqual([
      'GRANT SELECT ("id") ON "task" TO pg_signal_backend',
      'GRANT USAGE ON SEQUENCE "task_id_seq" TO pg_monitor',
      'GRANT SELECT ("state"), UPDATE ("state") ON "task" TO pg_signal_backend',
      'GRANT INSERT, SELECT ON "task" TO pg_monitor',
      'REVOKE EXECUTE ON ROUTINE "touch"() FROM PUBLIC',
      'GRANT EXECUTE ON ROUTINE "touch"() TO pg_monitor WITH GRANT OPTION',
      'GRANT USAGE ON SCHEMA "audit" TO pg_monitor',
      'GRANT USAGE ON SCHEMA "public" TO pg_monitor',
    ])
    const others = ['namespace:audit']
    expect(await site.check(everything, serial)).toMatchObject({ differences: [], unmanaged: others })
    expect((await site.found(everything, serial)).drafts).toEqual([])
    const none = { ...everything, grant: [] }
    expect((await site.release(none, serial)).every(isAboutRights)).toBe(true)
    expect(await site.check(none, serial)).toMatchObject({ differences: [], unmanaged: others })
    await site.back()
    expect((await site.check(everything, serial)).differences).toEqual([])
    await site.back()
  })
})

test('what somebody granted by hand stays and is reported, and what is declared no more is taken back', async () => {
  const site = await openSite()
  const declared = { grant: ['grant select on task to pg_monitor'] }
  await site.release(declared, taskColumns, quickly)
  await site.query('grant update on task to pg_monitor; grant select on task to pg_signal_backend')
  expect(await site.check(declared)).toMatchObject({
    differences: [],
    unmanaged: ['grant:UPDATE to pg_monitor on task', 'grant:SELECT to pg_signal_backend on task'],
  })
  expect(await site.release({ grant: [] }, taskColumns, quickly)).toEqual(['REVOKE SELECT ON "task" FROM pg_monitor'])
  expect(await grantsOn(site)).toEqual([{ said: 'pg_monitor UPDATE' }, { said: 'pg_signal_backend SELECT' }])
})

test('what is granted of something that is made again is taken back by nobody but who granted it', async () => {
  const site = await openSite()
  const functions = (result: string) => [`create function touch() returns ${result} language sql as 'select ''a'''`]
  const declared = { function: functions('text'), grant: ['grant execute on function touch() to pg_monitor'] }
  await site.release(declared, taskColumns, quickly)
  await site.query('grant execute on function touch() to pg_signal_backend')
  const other = { ...declared, function: functions('varchar') }
  expect((await site.release(other, taskColumns, quickly)).filter(isAboutRights)).toEqual([
    'GRANT EXECUTE ON ROUTINE "touch"() TO pg_monitor',
    'GRANT EXECUTE ON ROUTINE "touch"() TO pg_signal_backend',
  ])
  expect(await site.release({ ...other, grant: [] }, taskColumns, quickly)).toEqual([
    'REVOKE EXECUTE ON ROUTINE "touch"() FROM pg_monitor',
  ])
})

test('what the server gives to all that is made is declared by nobody, and who owns a table needs no grant', async () => {
  const site = await openSite()
  await site.query('alter default privileges grant select on tables to pg_monitor')
  await site.query('alter default privileges revoke execute on functions from public')
  const declared = {
    function: ["create function touch() returns integer language sql as 'select 1'"],
    grant: ['grant insert on task to pg_signal_backend'],
  }
  await site.release(declared, taskColumns, quickly)
  expect(await site.check(declared)).toMatchObject({
    differences: [],
    unmanaged: ['grant:SELECT to pg_monitor on task', 'grant:EXECUTE from PUBLIC on function touch()'],
  })
  await site.query('alter table task owner to pg_signal_backend')
  expect((await site.check(declared)).differences).toEqual([])
})

test('what is granted of a column outlives what is granted of its table', async () => {
  const site = await openSite()
  const wide = 'grant select, update on task to pg_monitor'
  const narrow = 'grant select (state) on task to pg_monitor'
  await site.release({ grant: [wide, narrow] }, taskColumns, quickly)
  expect(await site.release({ grant: [narrow] })).toEqual([
    'REVOKE SELECT ("state") ON "task" FROM pg_monitor',
    'REVOKE SELECT, UPDATE ON "task" FROM pg_monitor',
    'GRANT SELECT ("state") ON "task" TO pg_monitor',
  ])
  expect((await site.check({ grant: [narrow] })).differences).toEqual([])
})
