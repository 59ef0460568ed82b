import { type Circumstances, type Conversion, conversionId } from '../model/circumstances.ts'
import type { Operation } from '../model/operation.ts'
import type { Schema } from '../model/schema.ts'
import { parenthesised } from '../sql/parenthesised.ts'
import { quoteLiteral, quoteName } from '../sql/quote.ts'
import { type Retyping, retypingsIn } from './column-retypings.ts'

/** A type that a column has and another that it gets. */
export interface TypeChange {
  readonly before: string
  readonly after: string
}

/** The type changes that operations and their reverses bring, each once, however many columns it happens to. */
export function typeChangesIn(operations: readonly Operation[]): readonly TypeChange[] {
  const changes = retypingsIn(operations).flatMap(({ before, after }): readonly TypeChange[] => [
    { before: before.type, after: after.type },
    { before: after.type, after: before.type },
  ])
  return [...new Map(changes.map((change) => [conversionId(change), change])).values()]
}

/** Something is thrown so that what was made is undone; what the variables hold stays. */
const attempt = `
create function pg_temp.retort_attempt(before text, clause text, indexed boolean) returns text language plpgsql as $retort$
declare
  heap oid; tree oid; found text;
begin
  begin
    execute 'create table pg_temp.retort_trial (c ' || before || ')';
    if indexed then create index retort_trial_c on pg_temp.retort_trial (c); end if;
    heap := pg_relation_filenode('pg_temp.retort_trial'); tree := pg_relation_filenode(to_regclass('pg_temp.retort_trial_c'));
    execute 'alter table pg_temp.retort_trial alter column c type ' || clause;
    found := case
      when heap <> pg_relation_filenode('pg_temp.retort_trial') then 'rewrite'
      when tree <> pg_relation_filenode(to_regclass('pg_temp.retort_trial_c')) then 'reindex'
      else 'none' end;
    raise exception 'undo';
  exception when others then
    if found is null then found := sqlstate; end if;
  end;
  return found;
end $retort$`

/** An index tells more, but not every type can have one. */
const trial = `
create function pg_temp.retort_conversion(before text, after text) returns text[] language plpgsql as $retort$
declare
  clause text; effect text; words text;
begin
  foreach words in array array['assignment', 'explicit'] loop
    clause := after || case words when 'explicit' then ' using c::' || after else '' end;
    effect := pg_temp.retort_attempt(before, clause, false);
    exit when effect in ('none', 'reindex', 'rewrite');
  end loop;
  if effect = 'none' then
    clause := pg_temp.retort_attempt(before, clause, true);
    if clause in ('reindex', 'rewrite') then effect := clause; end if;
  end if;
  return array[words, effect];
end $retort$`

/** Tries changes on temporary tables, with the settings that the revisions set; the last statement tells how it went. */
export const trialStatements = (changes: readonly TypeChange[]): readonly string[] => [
  `set local timezone = 'UTC'`,
  'set local client_min_messages = error',
  attempt,
  trial,
  changes
    .map(
      ({ before, after }, place) =>
        `select ${place} as place, to_json(pg_temp.retort_conversion(${quoteLiteral(before)}, ${quoteLiteral(after)})) as found`,
    )
    .join('\nunion all\n'),
]

/** SQLSTATE of a cast that is not there, with and without USING. */
const castless = new Set(['42846', '42804'])

const effects = ['none', 'reindex', 'rewrite'] as const

/** What the rows of the last statement tell. A change that could not be tried, because its type is yet to be made, is left out. */
export function triedConversions(
  changes: readonly TypeChange[],
  rows: readonly Readonly<Record<string, string | null>>[],
): Circumstances['conversions'] {
  return new Map(
    rows.flatMap(({ place, found }): readonly (readonly [string, Conversion])[] => {
      const change = changes[Number(place)]
      const [words, outcome] = JSON.parse(found ?? '[]') as readonly string[]
      if (change === undefined || outcome === undefined) return []
      if (castless.has(outcome)) return [[conversionId(change), { cast: 'none', effect: 'rewrite' }]]
      const effect = effects.find((each) => each === outcome)
      const cast = words === 'assignment' ? words : 'explicit'
      return effect === undefined ? [] : [[conversionId(change), { cast, effect }]]
    }),
  )
}

/**
 * Statements that fail where an expression cannot stand behind USING. The table is one like the column's own, and called
 * like it, so that the names in the expression mean what they mean there.
 */
export function usingTrial({ before, after }: Retyping, expression: string, schema: Schema): readonly string[] {
  const { namespace, table, name } = before
  const columns = schema.column
    .filter((each) => each.namespace === namespace && each.table === table)
    .map((each) => `${quoteName(each.name)} ${each.type}`)
  const relation = `pg_temp.${quoteName(table)}`
  return [
    `create table ${relation} (${columns.join(', ')})`,
    `alter table ${relation} alter column ${quoteName(name)} type ${after.type} using ${parenthesised(expression)}`,
  ]
}
