import { quoteLiteral } from '../sql/quote.ts'

/** How another tool keeps what it has applied. */
interface RecordKeeping {
  /** A table of this name in the default namespace is the record, whatever else there is. */
  readonly usualName: string
  /** A pattern for the end of a name that such a table is given in other schemas. */
  readonly likeName: string
  /** What is true of the columns of such a table, whose names are `has.columns`, in their order. */
  readonly hasColumns: string
  /** All columns with their types: a table that is so, and only so, may have any name. */
  readonly shape: string
  /** The JSON text of what is recorded, as an expression over the rows. */
  readonly rows: string
  /** What is true of every row of a record, as an expression over the rows. */
  readonly isRecord: string
}

const alembic: RecordKeeping = {
  usualName: 'alembic_version',
  likeName: 'alembic_version',
  // Some add columns of their own.
  hasColumns: "'version_num' = any (has.columns)",
  shape: 'version_num character varying',
  rows: 'json_agg(version_num order by version_num)',
  isRecord: 'true',
}

const typeorm: RecordKeeping = {
  usualName: 'migrations',
  likeName: 'migrations',
  hasColumns: "has.columns = '{id,name,timestamp}'",
  shape: 'id integer,name character varying,timestamp bigint',
  rows: 'json_agg(name order by "timestamp", name)',
  isRecord: "bool_and(name ~ '[0-9]{12,13}$')",
}

/** What Alembic has applied, as a query that its table has to be asked; the table may have been named in `env.py`. */
export const alembicRecord = (namespace: string): string => recordQuery(namespace, alembic)

/** What TypeORM has applied; the table and its schema are the data source's to choose, which nobody here has loaded. */
export const typeormRecord = (namespace: string): string => recordQuery(namespace, typeorm)

/** Joins `has` to a relation `c`: the names of its columns, and those with their types. */
const withColumns = `cross join lateral (
      select coalesce(array_agg(a.attname::text order by a.attname), '{}') as columns,
        string_agg(a.attname || ' ' || format_type(a.atttypid, null), ',' order by a.attname) as shape
      from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    ) has`

const isNamed = ({ likeName, hasColumns }: RecordKeeping): string =>
  `(c.relname ~ ${quoteLiteral(`${likeName}$`)} and ${hasColumns})`

const mayRead = "c.relkind = 'r' and not c.relrowsecurity and has_table_privilege(c.oid, 'select')"

/** Of a relation `c` whether it is another tool's record. Rows are read only of the rare table that has nothing but the shape of one. */
export const isOtherRecord = `exists (
    select from (select c.oid) relation
    ${withColumns}
    where ${[alembic, typeorm].map((keeping) => `${isNamed(keeping)} or ${isShaped(keeping)}`).join('\n      or ')})`

function isShaped({ shape, isRecord }: RecordKeeping): string {
  const query = quoteLiteral(`select coalesce(${isRecord}, false) as answer from %s`)
  const answer = `query_to_xml(format(${query}, c.oid::regclass), false, true, '')::text ~ '<answer>true'`
  const isSo = isRecord === 'true' ? 'true' : answer
  return `case when ${mayRead} and has.shape = ${quoteLiteral(shape)} then ${isSo} else false end`
}

/**
 * The tables that are a record by their name go before those that are one by their shape and their rows, and the default namespace
 * before others. Of several that are alike none is taken.
 */
function recordQuery(namespace: string, keeping: RecordKeeping): string {
  const { usualName, shape, rows, isRecord } = keeping
  const named = `select coalesce(${rows}, '[]')::text as rows from %I.%I`
  const shaped = `select case when ${isRecord} then coalesce(${rows}, '[]') else '[]' end::text as rows from %I.%I`
  return `
  select format(case when named then ${quoteLiteral(named)} else ${quoteLiteral(shaped)} end,
    (array_agg(namespace order by not is_usual))[1], (array_agg(name order by not is_usual))[1]) as query
  from (
    select n.nspname as namespace, c.relname as name, n.nspname = ${quoteLiteral(namespace)} as is_own,
      c.relname = ${quoteLiteral(usualName)} as is_usual,
      ${isNamed(keeping)} as named,
      has.shape = ${quoteLiteral(shape)} as shaped
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    ${withColumns}
    where ${mayRead} and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and has_schema_privilege(n.oid, 'usage')
  ) candidate
  where named or shaped
  group by named, is_own
  having count(*) = 1 or (named and is_own and bool_or(is_usual))
  order by named desc, is_own desc
  limit 1`
}
