import { describe, expect, test } from 'vitest'

import { openSite, taskColumns } from './site.ts'

const everything = {
  'default privilege': [
    'alter default privileges in schema public, audit grant select, insert on tables to pg_monitor',
    'alter default privileges for role pg_read_all_settings in schema public grant execute on routines to pg_monitor with grant option',
    'alter default privileges grant select on tables to pg_monitor; alter default privileges grant usage on schemas to pg_monitor',
    'alter default privileges revoke execute on functions from public',
  ],
}
const seen = { function: ["create function audit.seen() returns integer language sql as 'select 1'"] }

describe.each([13, 18] as const)('on PostgreSQL %i', { timeout: 180_000 }, (version) => {
  test('default privileges are given, are found to be there, and are taken back when nobody declares them', async () => {
    const site = await openSite({ version })
    const statements = await site.release({ ...everything, ...seen })
    const told = statements.filter((sql) => sql.startsWith('ALTER DEFAULT'))
    expect(told.sort()).toEqual([
      'ALTER DEFAULT PRIVILEGES FOR ROLE pg_read_all_settings IN SCHEMA "public" GRANT EXECUTE ON FUNCTIONS TO pg_monitor WITH GRANT OPTION',
      'ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO pg_monitor',
      'ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO pg_monitor',
      'ALTER DEFAULT PRIVILEGES IN SCHEMA "audit" GRANT INSERT ON TABLES TO pg_monitor',
      'ALTER DEFAULT PRIVILEGES IN SCHEMA "audit" GRANT SELECT ON TABLES TO pg_monitor',
      'ALTER DEFAULT PRIVILEGES IN SCHEMA "public" GRANT INSERT ON TABLES TO pg_monitor',
      'ALTER DEFAULT PRIVILEGES IN SCHEMA "public" GRANT SELECT ON TABLES TO pg_monitor',
      'ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC',
    ])
    expect(await site.check({ ...everything, ...seen })).toMatchObject({ differences: [], unmanaged: [] })
    expect(await site.release({ 'default privilege': [], ...seen })).toHaveLength(8)
    await site.back()
    expect((await site.check({ ...everything, ...seen })).differences).toEqual([])
    await site.back()
  })
})

test('what is made while there are some is proven with the grants that it gets', async () => {
  const site = await openSite()
  const declared = {
    'default privilege': ['alter default privileges in schema public grant execute on functions to pg_monitor'],
  }
  await site.release(declared, taskColumns, { isVerified: false })
  await site.query('alter default privileges in schema public grant usage on types to pg_monitor')
  const later = { ...declared, function: ["create function seen() returns integer language sql as 'select 1'"] }
  await site.release(later)
  expect(await site.check(later)).toMatchObject({
    differences: [],
    unmanaged: ['default privilege:USAGE on types to pg_monitor in public'],
  })
  await site.back()
})

test('what others have said of all schemas stays and is reported, also by a role that may not change it', async () => {
  const site = await openSite()
  await site.query('alter default privileges revoke usage on types from public')
  await site.query('alter default privileges for role pg_signal_backend grant select on tables to pg_monitor')
  const declared = { 'default privilege': ['alter default privileges grant insert on tables to pg_monitor'] }
  const role = `role_${site.name}`
  await site.query(`create role ${role} login password 'x'; grant create on database ${site.name} to ${role}`)
  await site.query(`grant all on schema public to ${role}`)
  const place = { url: Object.assign(new URL(site.url), { username: role, password: 'x' }).href }
  expect(await site.release(declared, taskColumns, { isVerified: false, place })).toContain(
    'ALTER DEFAULT PRIVILEGES GRANT INSERT ON TABLES TO pg_monitor',
  )
  const owner = new URL(site.url).username
  expect(await site.check(declared, taskColumns, place)).toMatchObject({
    differences: [],
    unmanaged: [
      'default privilege:SELECT on tables to pg_monitor of pg_signal_backend',
      `default privilege:USAGE on types from PUBLIC of ${owner}`,
    ],
  })
  await site.query(`drop owned by ${role}; drop role ${role}`)
})
