import type { Enum } from '../../../src/kinds/enum.ts'
import { displayQualified } from '../../../src/sql/quote.ts'

/** An SQL text around the name of a column, in the words in which PostgreSQL prints it. */
export type Written = (column: string) => string

/** A type as `format_type` prints it, with what may be said of a column of it. Every text is a fixpoint of the printer. */
export interface TypeSample {
  readonly type: string
  readonly extension: string | null
  readonly collatable: boolean
  readonly defaults: readonly string[]
  /** True or false of a column. */
  readonly conditions: readonly Written[]
  /** A value of the same type, computed from a column. */
  readonly values: readonly Written[]
  /** An index element that is no plain column, as `pg_get_indexdef` prints it. */
  readonly elements: readonly Written[]
  readonly methods: readonly string[]
  /** Operator classes other than the usual one, by method. */
  readonly classes: Readonly<Record<string, readonly string[]>>
}

const sample = (type: string, facts: Partial<TypeSample> = {}): TypeSample => ({
  type,
  extension: null,
  collatable: false,
  defaults: [],
  conditions: [],
  values: [],
  elements: [],
  methods: ['btree', 'hash'],
  classes: {},
  ...facts,
})

const number = (type: string, zero: string, facts: Partial<TypeSample> = {}) =>
  sample(type, {
    defaults: ['0', '7'],
    conditions: [
      (column) => `(${column} > ${zero})`,
      (column) => `((${column} >= ${zero}) AND (${column} <> ${zero}))`,
    ],
    methods: ['btree', 'hash', 'brin'],
    ...facts,
  })

const whole = (type: string) =>
  number(type, '0', {
    defaults: ['0', '7', "'-3'::integer"],
    values: type === 'smallint' ? [] : [(column) => `(${column} + 1)`, (column) => `(${column} * 2)`],
    elements: [(column) => `((${column} + 1))`],
  })

const textual = (type: string, cast: Written, facts: Partial<TypeSample> = {}) =>
  sample(type, {
    collatable: true,
    defaults: [`'x'::${type}`, `''::${type}`, `'it''s'::${type}`],
    conditions: [
      (column) => `(${cast(column)} <> ''::text)`,
      (column) => `(${cast(column)} ~ '^[a-z\\d]+$'::text)`,
      (column) => `(${cast(column)} <> 'it''s "x" $$'::text)`,
    ],
    elements: [(column) => `lower(${cast(column)})`, (column) => `((${cast(column)} || '!'::text))`],
    ...facts,
  })

const moment = (type: string, defaults: readonly string[]) => sample(type, { defaults, methods: ['btree', 'brin'] })

/** Plain ones first. */
export const typeSamples: readonly TypeSample[] = [
  whole('integer'),
  textual('text', (column) => column, {
    defaults: ["'x'::text", "'it''s \"x\" $$ \\ \n'::text", "lower('A'::text)", 'CURRENT_USER'],
    values: [(column) => `lower(${column})`, (column) => `(${column} || '!'::text)`],
    classes: { btree: ['text_pattern_ops'] },
  }),
  whole('bigint'),
  sample('boolean', { defaults: ['true', 'false'], conditions: [(column) => column, (column) => `(NOT ${column})`] }),
  sample('uuid', { defaults: ['gen_random_uuid()', "'00000000-0000-0000-0000-000000000000'::uuid"] }),
  moment('timestamp with time zone', ['now()', 'CURRENT_TIMESTAMP', 'clock_timestamp()']),
  textual('character varying', (column) => `(${column})::text`, { classes: { btree: ['varchar_pattern_ops'] } }),
  textual('character varying(10)', (column) => `(${column})::text`, { defaults: ["'x'::character varying"] }),
  textual('character varying(40)', (column) => `(${column})::text`, { defaults: ["'x'::character varying"] }),
  sample('jsonb', {
    defaults: ["'{}'::jsonb", "'[]'::jsonb"],
    conditions: [(column) => `(jsonb_typeof(${column}) = 'object'::text)`, (column) => `(${column} ? 'a'::text)`],
    elements: [(column) => `((${column} ->> 'a'::text))`],
    methods: ['gin', 'btree'],
    classes: { gin: ['jsonb_path_ops'] },
  }),
  whole('smallint'),
  number('numeric', '(0)::numeric', { defaults: ['0', '1.5', "'-1.5'::numeric"] }),
  number('numeric(10,2)', '(0)::numeric'),
  number('numeric(12,2)', '(0)::numeric'),
  number('double precision', '(0)::double precision', { defaults: ['0.5', "'NaN'::double precision"] }),
  number('real', '(0)::double precision', { defaults: ['0.5'] }),
  moment('timestamp without time zone', ['LOCALTIMESTAMP', "timezone('utc'::text, now())"]),
  moment('timestamp(3) with time zone', ['CURRENT_TIMESTAMP(3)', 'now()']),
  moment('date', ['CURRENT_DATE', "'2020-01-02'::date"]),
  moment('time without time zone', ["'12:00:00'::time without time zone"]),
  moment('time(0) with time zone', []),
  moment('interval', ["'1 day'::interval"]),
  moment('interval day to second(3)', []),
  sample('character(3)', {
    collatable: true,
    defaults: ["'x'::bpchar"],
    conditions: [(column) => `(${column} <> ''::bpchar)`],
  }),
  sample('text[]', { defaults: ["'{}'::text[]", "ARRAY['a'::text, 'b'::text]"], methods: ['gin', 'btree'] }),
  sample('integer[]', { defaults: ["'{1,2}'::integer[]"], methods: ['gin', 'btree'] }),
  sample('character varying(10)[]', { defaults: ["'{}'::character varying[]"], methods: ['gin'] }),
  sample('json', { defaults: ["'{}'::json"], methods: [] }),
  sample('bytea', { defaults: ["'\\x00ff'::bytea"] }),
  sample('inet', { defaults: ["'10.0.0.1'::inet"], methods: ['btree', 'brin'] }),
  sample('cidr', { methods: ['btree'] }),
  sample('tsvector', {
    defaults: ["''::tsvector", "to_tsvector('simple'::regconfig, 'a'::text)"],
    methods: ['gin', 'gist'],
    classes: { gist: ['tsvector_ops (siglen=100)'] },
  }),
  sample('int4range', {
    defaults: ["'[1,5)'::int4range"],
    methods: ['gist'],
    conditions: [(column) => `(NOT isempty(${column}))`],
  }),
  sample('daterange', { methods: ['gist'] }),
  sample('point', { defaults: ["'(1,2)'::point"], methods: ['gist'] }),
  sample('bit(4)', { defaults: ['\'1010\'::"bit"'], methods: ['btree'] }),
  sample('bit varying(8)', { methods: ['btree'] }),
  sample('"char"', { defaults: ['\'c\'::"char"'], methods: ['btree'] }),
  sample('citext', {
    extension: 'citext',
    collatable: true,
    defaults: ["'x'::citext"],
    conditions: [(column) => `(${column} <> ''::citext)`],
  }),
  sample('hstore', { extension: 'hstore', defaults: ['\'"a"=>"1"\'::hstore'], methods: ['gin', 'gist'] }),
]

/** The type of an enum, or of a list of its values. */
export function enumSample(type: Enum, { array }: { array: boolean }): TypeSample {
  const name = displayQualified(type.namespace, type.name)
  const literals = type.values.map((value) => `'${value.replaceAll("'", "''")}'::${name}`)
  if (array)
    return sample(`${name}[]`, { defaults: literals.map((literal) => `ARRAY[${literal}]`), methods: ['btree'] })
  return sample(name, {
    defaults: literals,
    conditions: literals.flatMap((literal): readonly Written[] => [
      (column) => `(${column} <> ${literal})`,
      (column) => `(${column} = ANY (ARRAY[${literals.join(', ')}]))`,
    ]),
    values: [(column) => column],
  })
}
