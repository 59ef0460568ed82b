/** What the queries for everything that stands on a relation `r` have in common. */
export const relationWord = `case r.relkind when 'v' then 'view' when 'm' then 'materialized view' else 'table' end`

/** Statements as a list, without those that there is no reason for. */
export const statements = (...parts: readonly string[]): string =>
  `to_jsonb(array_remove(array[${parts.join(', ')}], null))`

/** Triggers and rules can be switched off, or on for replication only. */
export const switched = (word: string, state: string, name: string): string => `
  case ${state} when 'D' then format('ALTER TABLE %s DISABLE ${word} %I', r.oid::regclass, ${name})
    when 'A' then format('ALTER TABLE %s ENABLE ALWAYS ${word} %I', r.oid::regclass, ${name})
    when 'R' then format('ALTER TABLE %s ENABLE REPLICA ${word} %I', r.oid::regclass, ${name}) end`

export const commented = (word: string, catalog: string, oid: string, name: string): string => `
  format('COMMENT ON ${word} %I ON %s IS %L', ${name}, r.oid::regclass, nullif(obj_description(${oid}, '${catalog}'), ''))
    || case when obj_description(${oid}, '${catalog}') is null then null else '' end`

export const roleName = (role: string): string =>
  `case when ${role} = 0 then 'PUBLIC' else quote_ident(pg_get_userbyid(${role})) end`
