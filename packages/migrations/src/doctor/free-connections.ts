import { fine, note, type ServerCheck, wrong } from './check.ts'

/** A run has a session to work, one for its lease, and a third to look when something takes long. */
const needed = { least: 2, most: 3 }

export const freeConnections: ServerCheck = {
  name: 'free connections',
  async look({ ask }) {
    const [row] = await ask(roomSql)
    // The session that asks will be free again.
    const free = Number(row?.free) + 1
    const says = `${free} of ${row?.total} are free`
    if (free >= needed.most) return [fine(says)]
    const mend = 'End idle sessions, or raise max_connections or the limit of the role or the database.'
    if (free < needed.least) return [wrong(`${says}, and a run needs ${needed.least}`, mend, 10)]
    return [note(`${says}: a run cannot tell who blocks it`, mend)]
  },
}

const roomSql = `
  with open as (select datid, usesysid from pg_stat_activity where backend_type = 'client backend'),
  me as (select oid, rolsuper, rolconnlimit from pg_roles where rolname = session_user),
  here as (select oid, datconnlimit from pg_database where datname = current_database()),
  rooms as (
    select current_setting('max_connections')::int - case when me.rolsuper then 0 else
      current_setting('superuser_reserved_connections')::int
        + coalesce(nullif(current_setting('reserved_connections', true), '')::int, 0) end as total,
      (select count(*) from open) as used from me
    union all select me.rolconnlimit, (select count(*) from open where usesysid = me.oid) from me
      where me.rolconnlimit >= 0 and not me.rolsuper
    union all select here.datconnlimit, (select count(*) from open where datid = here.oid) from here, me
      where here.datconnlimit >= 0 and not me.rolsuper
  )
  select total - used as free, total from rooms order by 1 limit 1`
