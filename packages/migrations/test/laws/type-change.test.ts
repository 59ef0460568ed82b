import { expect, test } from 'vitest'

import { connect, type Database } from '../../src/io/database.ts'
import { castClause, hasAssignmentCast, typeChangeEffect } from '../../src/sql/type-change.ts'
import { shortType } from '../../src/sql/type-name.ts'
import { lawRuns } from '../support/law-parameters.ts'
import { freshDatabase } from '../support/postgres.ts'
import type { PostgresVersion } from '../support/postgres-server.ts'

const types = [
  ...['smallint', 'integer', 'bigint', 'numeric', 'numeric(10,2)', 'numeric(12,2)', 'numeric(12,4)', 'real'],
  ...['double precision', 'money', 'oid', 'boolean', 'uuid', 'bytea', 'json', 'jsonb', 'xml', 'mood', 'mood[]'],
  ...['text', 'character varying', 'character varying(10)', 'character varying(40)', 'character(3)', 'name', '"char"'],
  ...['text[]', 'integer[]', 'character varying(10)[]', 'citext', 'hstore', 'inet', 'cidr', 'macaddr', 'macaddr8'],
  ...['date', 'timestamp with time zone', 'timestamp(3) with time zone', 'timestamp without time zone'],
  ...['time without time zone', 'time(0) with time zone', 'interval', 'interval(3)', 'interval day to second(3)'],
  ...['bit(4)', 'bit varying', 'bit varying(8)', 'point', 'int4range', 'tsvector'],
]

interface Tried {
  readonly before: string
  readonly after: string
  /** ALTER … TYPE does it without being told how. */
  readonly casts: boolean
  /** It does it as we tell it to. */
  readonly works: boolean
  readonly rewrites: boolean
  readonly reindexes: boolean
}

/** Tries every change on a server, in one message: two thousand statements take a second. */
async function tryAll(database: Database): Promise<readonly Tried[]> {
  await database.run(`
    create extension citext; create extension hstore; create type mood as enum ('a', 'b');
    create table tried (before text, after text, casts boolean, works boolean, rewrites boolean, reindexes boolean);
    create function try_change(before text, after text, clause text) returns void language plpgsql as $$
    declare
      tells boolean := false; does boolean := false; heap oid; tree oid;
    begin
      execute format('create table t (c %s)', before);
      begin
        execute format('alter table t alter column c type %s', after);
        tells := true;
        raise exception 'undo';
      exception when others then null;
      end;
      begin
        execute 'create index t_c on t (c)';
      exception when undefined_object then null;
      end;
      heap := pg_relation_filenode('t');
      tree := pg_relation_filenode(to_regclass('t_c'));
      begin
        execute format('alter table t alter column c type %s%s', after, clause);
        does := true;
      exception
        when undefined_object then
          drop index t_c;
          execute format('alter table t alter column c type %s%s', after, clause);
          does := true;
        when others then null;
      end;
      insert into tried select before, after, tells, does, heap <> pg_relation_filenode('t'),
        coalesce(tree <> pg_relation_filenode(to_regclass('t_c')), false);
      drop table t;
    end $$`)
  const pairs = types.flatMap((before) =>
    types.filter((after) => after !== before).map((after) => [before, after] as const),
  )
  for (const before of types) {
    const calls = pairs
      .filter(([first]) => first === before)
      .map(([, after]) => `($$${before}$$, $$${shortType(after)}$$, $$${castClause('c', before, after)}$$)`)
    await database.run(`select try_change(v.b, v.a, v.c) from (values ${calls.join(', ')}) v (b, a, c)`)
  }
  const rows = await database.query('select * from tried')
  return rows.map((row, index) => ({
    before: pairs[index]?.[0] ?? '',
    after: pairs[index]?.[1] ?? '',
    casts: row.casts === 't',
    works: row.works === 't',
    rewrites: row.rewrites === 't',
    reindexes: row.reindexes === 't',
  }))
}

/** The rules have not changed since 13, so that the oldest server is only asked on long runs. */
const versions: readonly PostgresVersion[] = lawRuns(1) > 1 ? [13, 18] : [18]

test.each(versions)(
  'type changes on PostgreSQL %i are as free, and need telling as much, as is said',
  async (version) => {
    const fresh = await freshDatabase({ version })
    const database = await connect({ url: fresh.url }, 'laws')
    const tried = await tryAll(database)
    await database.close()
    const name = ({ before, after }: Tried) => `${before} to ${after}`
    expect(tried.filter((each) => !each.works).map(name)).toEqual([])
    // Before 15, "char" was a string type, to which everything has a cast.
    const told = tried.filter(({ after }) => version >= 15 || after !== '"char"')
    expect(told.filter((each) => each.casts !== hasAssignmentCast(each.before, each.after)).map(name)).toEqual([])
    const claims = tried.map((each) => ({ ...each, effect: typeChangeEffect(each.before, each.after) }))
    expect(claims.filter((each) => each.rewrites !== (each.effect === 'rewrite')).map(name)).toEqual([])
    expect(claims.filter((each) => each.reindexes && each.effect === 'none').map(name)).toEqual([])
  },
)
