import { quoteLiteral, quoteName, quoteQualified } from '../sql/quote.ts'
import { alembicRecord, typeormRecord } from './other-records.ts'

/** Where the ledger of a database is, and where its unqualified names lie. */
export interface LedgerPlace {
  readonly ledgerSchema: string
  readonly defaultNamespace: string
}

/** The columns of each of the ledger's tables, in the words of `format_type`. No defaults: nothing runs when a row is written. */
const layout = {
  guard: {
    id: 'integer not null',
    layout: 'integer not null',
    epoch: 'bigint not null',
    owner: 'text not null',
    since: 'timestamp with time zone not null',
  },
  ledger: {
    id: 'text not null',
    position: 'bigint not null',
    message: 'text not null',
    down_revisions: 'text[] not null',
    depends_on: 'text[] not null',
    state: 'text not null',
    steps: 'integer not null',
    step_open: 'boolean not null',
    checksum: 'text not null',
    sql_checksum: 'text',
    downgrade: 'text[]',
    applied_at: 'timestamp with time zone not null',
    applied_by: 'text not null',
    duration_ms: 'bigint',
    tool_version: 'text not null',
  },
} as const

type LedgerTable = keyof typeof layout

export const ledgerTable = (ledgerSchema: string, table: LedgerTable): string => quoteQualified(ledgerSchema, table)

/** Creates the ledger; to be run in the transaction of a runner that holds the lease. */
export const createLedgerSql = (ledgerSchema: string, owner: string): string =>
  [
    `create schema if not exists ${quoteName(ledgerSchema)}`,
    `comment on schema ${quoteName(ledgerSchema)} is 'The migrations applied to this database, kept by retort'`,
    createTable(ledgerSchema, 'guard'),
    createTable(ledgerSchema, 'ledger'),
    `insert into ${ledgerTable(ledgerSchema, 'guard')}
      values (1, 1, 0, ${quoteLiteral(owner)}, pg_catalog.clock_timestamp())`,
  ].join(';\n')

function createTable(ledgerSchema: string, table: LedgerTable): string {
  const columns = Object.entries(layout[table]).map(([name, type]) => `${quoteName(name)} ${type}`)
  return `create table ${ledgerTable(ledgerSchema, table)} (${columns.join(', ')}, primary key (id))`
}

/** PostgreSQL resets the flags in pg_class only when it next vacuums the table. */
const additions = [
  'c.relhasrules and exists (select from pg_rewrite r where r.ev_class = c.oid)',
  'c.relhastriggers and exists (select from pg_trigger t where t.tgrelid = c.oid)',
  'c.relhassubclass and exists (select from pg_inherits i where i.inhparent = c.oid)',
]

/** What one row of `relations` says: null when the table is as this tool makes it, otherwise what is wrong with it. */
const relationFault = (): string => `case
  when c.relkind <> 'r' then 'is not an ordinary table'
  when c.relrowsecurity or ${additions.map((each) => `(${each})`).join(' or ')} then 'has policies, rules, triggers or children'
  when exists (select from pg_constraint k where k.conrelid = c.oid and k.contype not in ('p', 'n'))
    or (select count(*) from pg_index i where i.indrelid = c.oid) <> 1 then 'has constraints or indexes that are not its own'
  when ${columnsOfRelation} is distinct from ${expectedColumns()} then 'has other columns than the ledger'
end`

const columnsOfRelation = `(
    select string_agg(
      a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
        || case when a.attnotnull then ' not null' else '' end
        || case when a.atthasdef then ' default' else '' end, ', ' order by a.attnum)
    from pg_attribute a
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  )`

function expectedColumns(): string {
  const cases = Object.entries(layout).map(([table, columns]) => {
    const text = Object.entries(columns).map(([name, type]) => `${name} ${type}`)
    return `when ${quoteLiteral(table)} then ${quoteLiteral(text.join(', '))}`
  })
  return `case c.relname ${cases.join(' ')} end`
}

/**
 * The owner may write into the ledger whatever it likes, so it must be one whom the role trusts anyway:
 * itself, the database's owner, a superuser, or a role that it is a member of.
 */
const trusts = (owner: string): string => `(
    ${owner} in (me.oid, base.datdba)
    or (select rolsuper from pg_roles r where r.oid = ${owner})
    or (not me.rolsuper and pg_has_role(me.oid, ${owner}, 'member'))
  )`

/** Common table expressions; `relation` has a row for each of the ledger's tables that is there, and says what is wrong with it. */
export const relationFacts = (ledgerSchema: string): string => `
with me as (select oid, rolsuper from pg_roles where rolname = current_user),
base as (select datdba from pg_database where datname = current_database()),
relation as (
  select
    c.relname::text as name,
    has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select') as readable,
    ${trusts('c.relowner')} and ${trusts('n.nspowner')} as trusted,
    pg_get_userbyid(c.relowner)::text as owner,
    ${relationFault()} as fault
  from pg_namespace n
  join pg_class c on c.relnamespace = n.oid
  cross join me
  cross join base
  where n.nspname = ${quoteLiteral(ledgerSchema)} and c.relname in ('guard', 'ledger')
)`

/**
 * One statement that reads everything a command must know of a database before it starts, and cannot fail because a table
 * is missing: `query_to_xml` runs its text only where the catalog has shown the table to be there and to be as expected.
 * The first row has the facts, every other one a part of the ledger's rows.
 */
export function readStateSql({ ledgerSchema, defaultNamespace }: LedgerPlace, read: QueryReader = throughXml): string {
  const found = (name: string) => `exists (select from relation where name = '${name}')`
  const usable = `${found('ledger')} and not exists (select from relation where fault is not null or not readable)`
  const rows = textLiteral(ledgerRows(ledgerTable(ledgerSchema, 'ledger')))
  const recorded = (query: string) => `case when not ${found('ledger')} then (
    select (select rows from ${read('query')}) from (${query}) as record) end`
  return `
${relationFacts(ledgerSchema)}
select
  1 as part,
  pg_backend_pid() as pid,
  pg_is_in_recovery() as in_recovery,
  current_setting('default_transaction_read_only') = 'on' as read_only,
  current_user::text as role,
  (select json_agg(row_to_json(relation) order by name) from relation) as relations,
  (select pg_get_userbyid(n.nspowner)::text from pg_namespace n, me, base
    where n.nspname = ${quoteLiteral(ledgerSchema)} and not ${trusts('n.nspowner')}) as stranger,
  null as rows,
  ${recorded(alembicRecord(defaultNamespace))} as alembic,
  ${recorded(typeormRecord(defaultNamespace))} as typeorm
union all
select part, null, null, null, null, null, null, rows, null, null
from ${read(`case when ${usable} then ${rows} end`)}
order by part`
}

/**
 * Turns an expression whose value is a query, the only column of which is `rows`, into a relation of that JSON text and, from 2 on,
 * of the `part` that it is.
 */
export type QueryReader = (query: string) => string

// What XML would escape is escaped as JSON before, so that the text between the tags is the answer as it stands.
const throughXml: QueryReader = (query) => {
  const [ampersand, less, greater] = ['\\u0026', '\\u003c', '\\u003e'].map(quoteLiteral)
  const escaped = `select replace(replace(replace(rows, '&', ${ampersand}), '<', ${less}), '>', ${greater}) as rows from (`
  const whole = `${textLiteral(escaped)} || ${query} || ') as answer'`
  return `(
    select split_part(piece, '</rows>', 1) as rows, part
    from unnest(string_to_array(query_to_xml(${whole}, false, true, '')::text, '<rows>')) with ordinality as pieces (piece, part)
    where part > 1
  ) as answer`
}

/** The query as it is: a server without libxml is asked once more. */
export const asQuery: QueryReader = (query) => `(select ${query} as rows, 2 as part) as answer`

/** The columns that describe an applied revision, in the order of the arrays that the state comes in. */
const stateColumns = `id, message, down_revisions, depends_on, state, steps, step_open, checksum, sql_checksum,
    to_char(applied_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), applied_by, duration_ms, tool_version`

/** A hundred rows at a time, because an answer is held in memory several times over while it is received. */
const ledgerRows = (ledger: string): string => `
  select json_agg(json_build_array(${stateColumns}) order by position)::text as rows
  from (select *, (row_number() over (order by position) - 1) / 100 as part from ${ledger}) as row
  group by part
  order by part`

/** A literal that is the same whatever the session's `standard_conforming_strings` says. */
const textLiteral = (text: string): string => `${quoteLiteral(text)}::text`
