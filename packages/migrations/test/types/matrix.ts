/** What a change of type does on a server, with rows that show it. */
export interface MatrixRow {
  /** Types as `format_type` prints them, with the collation of a column that has another than its type. */
  readonly before: string
  readonly after: string
  /** Of the upgrade; on the way back, whatever it is, is measured and compared with what the file says. */
  readonly effect: 'none' | 'reindex' | 'rewrite'
  /** How ALTER … TYPE has to be told, as it ends; empty where it finds the cast by itself. */
  readonly told?: string
  /** What a person says where there is no cast. */
  readonly using?: { readonly upgrade: string; readonly downgrade: string }
  /** Values as SQL, what they become, and what they are when they have come back, as texts. */
  readonly values: readonly (readonly [literal: string, becomes: string, returns: string])[]
  /** The oldest server that knows both types, where that is not 13. */
  readonly since?: number
}

const row = (
  effect: MatrixRow['effect'],
  pair: string,
  values: MatrixRow['values'],
  facts: Partial<MatrixRow> = {},
) => {
  const [before = '', after = ''] = pair.split(' → ')
  return { before, after, effect, values, ...facts }
}

/** A value that is spelled alike in both types. */
const same = (...texts: readonly string[]): MatrixRow['values'] => texts.map((text) => [`'${text}'`, text, text])

const free: readonly MatrixRow[] = [
  row('none', 'character varying(20) → character varying(50)', same('a', '')),
  row('none', 'character varying(20) → character varying', same('a')),
  row('none', 'character varying → text', same('a')),
  row('none', 'character varying(20) → text', same('ä')),
  row('none', 'text → character varying', same('a')),
  row('none', 'character(5) → bpchar', same('a')),
  row('none', 'numeric(10,2) → numeric(12,2)', same('1.20', '-0.01')),
  row('none', 'numeric(10,2) → numeric', same('1.20')),
  row('none', 'timestamp(3) without time zone → timestamp without time zone', same('2026-01-02 03:04:05.678')),
  row('none', 'timestamp(3) with time zone → timestamp(6) with time zone', same('2026-01-02 03:04:05.678+00')),
  row('none', 'timestamp(0) with time zone → timestamp with time zone', same('2026-01-02 03:04:05+00')),
  row('none', 'time(3) without time zone → time(5) without time zone', same('03:04:05.678')),
  row('none', 'time(3) with time zone → time with time zone', same('03:04:05.678+02')),
  row('none', 'interval(3) → interval', same('1 day 00:00:01.234')),
  row('none', 'interval second → interval', same('00:00:01.5')),
  row('none', 'bit varying(8) → bit varying(16)', same('1010')),
  row('none', 'bit varying(8) → bit varying', same('1010')),
  row('none', 'cidr → inet', same('10.0.0.0/8')),
  row('none', 'xml → text', same('<a/>')),
  row('none', 'regclass → oid', [["'pg_class'", '1259', 'pg_class']]),
  row('none', 'plain_text → text', same('a')),
  row('none', 'text → plain_text', same('a')),
  row('none', 'checked_text → text', same('a')),
  row('none', 'character varying(20) → short_text', same('a')),
]

const reindexed: readonly MatrixRow[] = [
  row('reindex', 'integer → oid', same('7')),
  row('reindex', 'oid → integer', same('7')),
  row('reindex', 'text → citext', same('Ada')),
  row('reindex', 'citext → text', same('Ada')),
  row('reindex', 'text → text COLLATE "C"', same('a', 'B')),
  row('reindex', 'character varying COLLATE "C" → character varying COLLATE "POSIX"', same('a', 'B')),
  row('reindex', 'timestamp without time zone → timestamp with time zone', [
    ["'2026-01-02 03:04:05'", '2026-01-02 03:04:05+00', '2026-01-02 03:04:05'],
  ]),
  row('reindex', 'timestamp with time zone → timestamp without time zone', [
    ["'2026-01-02 03:04:05+02'", '2026-01-02 01:04:05', '2026-01-02 01:04:05+00'],
  ]),
]

const rewritten: readonly MatrixRow[] = [
  row('rewrite', 'smallint → integer', same('7', '-7')),
  row('rewrite', 'integer → bigint', same('7')),
  row('rewrite', 'bigint → integer', same('7')),
  row('rewrite', 'bigint → smallint', same('7')),
  row('rewrite', 'integer → numeric', same('7')),
  row('rewrite', 'numeric → integer', [["'1.5'", '2', '2']]),
  row('rewrite', 'integer → double precision', same('7')),
  row('rewrite', 'double precision → bigint', [["'1.4'", '1', '1']]),
  row('rewrite', 'numeric → double precision', same('1.25')),
  row('rewrite', 'double precision → numeric', same('1.25')),
  row('rewrite', 'real → double precision', same('1.25')),
  row('rewrite', 'double precision → real', same('1.25')),
  row('rewrite', 'character varying(50) → character varying(20)', same('a')),
  row('rewrite', 'text → character varying(20)', same('a')),
  row('rewrite', 'character varying → character varying(20)', same('a')),
  row('rewrite', 'character(5) → character(8)', same('a')),
  row('rewrite', 'character(5) → text', same('a')),
  row('rewrite', 'character(5) → character varying(9)', same('a')),
  row('rewrite', 'name → text', same('a')),
  row('rewrite', 'numeric(12,2) → numeric(10,2)', same('1.20')),
  row('rewrite', 'numeric(10,2) → numeric(12,4)', [["'1.20'", '1.2000', '1.20']]),
  row('rewrite', 'numeric(10,4) → numeric(10,2)', [["'1.2345'", '1.23', '1.2300']]),
  row('rewrite', 'numeric → numeric(10,2)', [["'1.2345'", '1.23', '1.23']]),
  row('rewrite', 'timestamp without time zone → timestamp(0) without time zone', [
    ["'2026-01-02 03:04:05.678'", '2026-01-02 03:04:06', '2026-01-02 03:04:06'],
  ]),
  row('rewrite', 'time without time zone → time(0) without time zone', [["'03:04:05.678'", '03:04:06', '03:04:06']]),
  row('rewrite', 'bit varying → bit varying(8)', same('1010')),
  row('rewrite', 'interval → interval(0)', [["'1.6 s'", '00:00:02', '00:00:02']]),
  row('rewrite', 'timestamp without time zone → date', [
    ["'2026-01-02 03:04:05'", '2026-01-02', '2026-01-02 00:00:00'],
  ]),
  row('rewrite', 'timestamp with time zone → date', [
    ["'2026-01-02 01:00:00+02'", '2026-01-01', '2026-01-01 00:00:00+00'],
  ]),
  row('rewrite', 'date → timestamp without time zone', [["'2026-01-02'", '2026-01-02 00:00:00', '2026-01-02']]),
  row('rewrite', 'date → timestamp with time zone', [["'2026-01-02'", '2026-01-02 00:00:00+00', '2026-01-02']]),
  row('rewrite', 'time without time zone → time with time zone', [["'03:04:05'", '03:04:05+00', '03:04:05']]),
  row('rewrite', 'time without time zone → interval', same('03:04:05')),
  row('rewrite', 'bit(4) → bit varying(8)', same('1010')),
  row('rewrite', 'bit varying(16) → bit varying(8)', same('1010')),
  row('rewrite', 'json → jsonb', [[`'{"b":1,"a":2}'`, '{"a": 2, "b": 1}', '{"a": 2, "b": 1}']]),
  row('rewrite', 'json → text', same('{"a":1}')),
  row('rewrite', 'jsonb → text', same('{"a": 1}')),
  row('rewrite', 'inet → cidr', [["'10.0.0.1/8'", '10.0.0.0/8', '10.0.0.0/8']]),
  row('rewrite', 'uuid → text', same('00000000-0000-0000-0000-000000000001')),
  row('rewrite', 'boolean → text', same('true')),
  row('rewrite', 'mood → text', same('glad')),
  row('rewrite', 'date → text', same('2026-01-02')),
  row('rewrite', 'timestamp with time zone → text', [
    ["'2026-01-02 03:04:05+02'", '2026-01-02 01:04:05+00', '2026-01-02 01:04:05+00'],
  ]),
  row('rewrite', 'interval → text', same('1 day 00:00:01')),
  row('rewrite', 'bytea → text', same('\\x00ff')),
  row('rewrite', 'money → text', same('$1.50')),
  row('rewrite', 'regclass → text', same('pg_class')),
  row('rewrite', 'character varying[] → text[]', same('{a,b}')),
  row('rewrite', 'character varying(50)[] → character varying(100)[]', same('{a,b}')),
  row('rewrite', 'integer[] → bigint[]', same('{1,2}')),
  row('rewrite', 'timestamp without time zone[] → timestamp with time zone[]', [
    [`'{2026-01-02 03:04:05}'`, '{"2026-01-02 03:04:05+00"}', '{"2026-01-02 03:04:05"}'],
  ]),
  row('rewrite', 'text → checked_text', same('a')),
  row('rewrite', 'macaddr → macaddr8', [["'08:00:2b:01:02:03'", '08:00:2b:ff:fe:01:02:03', '08:00:2b:01:02:03']]),
]

const told: readonly MatrixRow[] = [
  row('rewrite', 'text → uuid', same('00000000-0000-0000-0000-000000000001'), { told: 'USING "c"::uuid' }),
  row('rewrite', 'text → jsonb', same('{"a": 1}'), { told: 'USING "c"::jsonb' }),
  row('rewrite', 'text → mood', same('glad'), { told: 'USING "c"::mood' }),
  row('rewrite', 'text → bytea', same('\\x00ff'), { told: 'USING "c"::bytea' }),
  row('rewrite', 'text → date', same('2026-01-02'), { told: 'USING "c"::date' }),
  row('rewrite', 'text → integer', same('7'), { told: 'USING "c"::integer' }),
  row('rewrite', 'text[] → integer[]', same('{1,2}'), { told: 'USING "c"::integer[]' }),
  row('rewrite', 'text[] → mood[]', same('{glad,sad}'), { told: 'USING "c"::mood[]' }),
  row('rewrite', 'integer → boolean', [["'7'", 'true', '1']], { told: 'USING "c"::boolean' }),
  row('rewrite', 'boolean → integer', [["'t'", '1', 'true']], { told: 'USING "c"::integer' }),
  row('rewrite', 'jsonb → integer', same('7'), {
    told: 'USING "c"::integer',
    using: { upgrade: '', downgrade: 'to_jsonb(c)' },
  }),
  row('rewrite', 'mood → feeling', same('glad'), { told: 'USING "c"::text::feeling' }),
  row('rewrite', 'mood[] → feeling[]', same('{glad}'), { told: 'USING "c"::text[]::feeling[]' }),
]

const uncast: readonly MatrixRow[] = [
  row('rewrite', 'integer → integer[]', [["'7'", '{7}', '7']], {
    told: 'USING (ARRAY[c])',
    using: { upgrade: 'ARRAY[c]', downgrade: 'c[1]' },
  }),
  row('rewrite', 'bigint → timestamp with time zone', [["'60'", '1970-01-01 00:01:00+00', '60']], {
    told: 'USING (to_timestamp(c))',
    using: { upgrade: 'to_timestamp(c)', downgrade: 'extract(epoch from c)::bigint' },
  }),
  row('rewrite', 'mood → integer', [["'glad'", '2', 'glad']], {
    told: `USING (array_position(enum_range(c), c))`,
    using: { upgrade: 'array_position(enum_range(c), c)', downgrade: '(enum_range(null::mood))[c]' },
  }),
  row('rewrite', 'int4range → int4multirange', [["'[1,5)'", '{[1,5)}', '[1,5)']], {
    told: 'USING "c"::int4multirange',
    using: { upgrade: '', downgrade: 'range_merge(c)' },
    since: 14,
  }),
]

/** Every class of change, and every pair of types that people meet. */
export const matrix: readonly MatrixRow[] = [...free, ...reindexed, ...rewritten, ...told, ...uncast]

/** The types that the rows need. */
export const matrixTypes = `
  create extension citext;
  create type mood as enum ('sad', 'glad');
  create type feeling as enum ('sad', 'calm', 'glad');
  create domain plain_text as text;
  create domain short_text as varchar(20);
  create domain checked_text as text check (value <> '')`
