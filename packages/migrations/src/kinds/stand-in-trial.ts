import { standInId } from '../model/circumstances.ts'
import type { PlanContext } from '../model/kind.ts'
import type { Operation } from '../model/operation.ts'
import { quoteLiteral, quoteName, quoteQualified } from '../sql/quote.ts'
import { anyCountedStandIns, anyStandIns, rowNumber } from '../sql/stand-in.ts'
import type { Column } from './column.ts'
import { checksOn, demandOn } from './column-demand.ts'
import { standInsFor } from './column-return.ts'
import { columnKey, tableKey } from './keys.ts'
import { columnsOf } from './table-columns.ts'

/** A column that must not be empty and may come back to rows, with what may stand in for its values. */
interface Return {
  readonly id: string
  readonly column: Column
  /** All columns of its table, itself included. */
  readonly siblings: readonly Column[]
  readonly candidates: readonly string[]
  /** What rows have to pass. */
  readonly conditions: readonly string[]
}

/** The columns that operations take away from tables that stay. The context is that of the way back. */
export function returnsIn(operations: readonly Operation[], context: PlanContext): readonly Return[] {
  return operations.flatMap((operation): readonly Return[] => {
    const column = operation.kind === 'column' && operation.after === null ? operation.before : null
    if (column === null || column.nullable || column.generated !== null) return []
    const table = tableKey(column.namespace, column.table)
    const demand = demandOn(column, context)
    if (!context.before.has(table) || demand === 'reference') return []
    const known = standInsFor(column, { demand, context })
    const conditions = checksOn(column, context.after).map(({ expression }) => expression)
    // PostgreSQL's own types and enums hold no surprise.
    if (known.length > 0 && conditions.length === 0) return []
    const others = demand === 'distinct' ? anyCountedStandIns() : anyStandIns()
    const siblings = columnsOf(column, context.after)
    return [
      {
        id: standInId(columnKey(column.namespace, column.table, column.name), column.type),
        column,
        siblings,
        candidates: [
          ...new Set([...known, ...(demand === 'distinct' ? [] : conditions.flatMap(constantsIn)), ...others]),
        ],
        conditions,
      },
    ]
  })
}

/** What a check says is often among the values that it allows: `status IN ('open', 'closed')`. */
const constantsIn = (condition: string): readonly string[] =>
  condition.match(/(?<![\w'])'(?:[^'\\]|'')*'(?!')|(?<![\w.'])\d+(?:\.\d+)?(?![\w.'])/g) ?? []

/**
 * Whether a row of stand-ins can be written, and what the checks say of it: `sure` where they hold whatever is in the other
 * columns, `fits` where they do for the rows that are there. Something is thrown so that what was made is undone.
 */
const attempt = `
create function pg_temp.retort_stand_in(relation text, definition text, holders text, conditions text[]) returns text
language plpgsql as $retort$
declare
  condition text; held boolean; found text := 'sure';
begin
  begin
    execute format('create table %s (%s)', relation, definition);
    execute format('insert into %s default values', relation);
    foreach condition in array conditions loop
      execute format('select (%s) from %s', condition, relation) into held;
      if held is not true then
        execute format('select not exists (select from %s where not (%s))', holders, condition) into held;
        found := case when held then 'fits' else 'fails' end;
      end if;
      exit when found = 'fails';
    end loop;
    raise exception 'undo';
  exception
    when raise_exception then null;
    when others then found := 'fails';
  end;
  return found;
end $retort$`

/** Tries all candidates; the last statement tells of each how it went. */
export const standInTrial = (returns: readonly Return[]): readonly string[] => [
  'set local client_min_messages = error',
  attempt,
  returns
    .flatMap((each, place) =>
      each.candidates.map(
        (candidate, turn) =>
          `select ${place} as place, ${turn} as turn, pg_temp.retort_stand_in(${argumentsFor(each, candidate)}) as found`,
      ),
    )
    .join('\nunion all\n'),
]

function argumentsFor({ column, siblings, conditions }: Return, candidate: string): string {
  const value = candidate.replaceAll(rowNumber, '1::bigint')
  const isOwn = ({ name }: Column): boolean => name === column.name
  const definitions = siblings.map(
    (each) => `${quoteName(each.name)} ${each.type}${isOwn(each) ? ` not null default ${value}` : ''}`,
  )
  const values = siblings.map((each) =>
    isOwn(each) ? `(${value})::${each.type} as ${quoteName(each.name)}` : quoteName(each.name),
  )
  const table = quoteName(column.table)
  const texts = [
    `pg_temp.${table}`,
    definitions.join(', '),
    `(select ${values.join(', ')} from ${quoteQualified(column.namespace, column.table)}) as ${table}`,
  ]
  return `${texts.map(quoteLiteral).join(', ')}, array[${conditions.map(quoteLiteral).join(', ')}]::text[]`
}

/** For each column the first candidate that holds for all rows, or else for those that are there; null where none does. */
export function triedStandIns(
  returns: readonly Return[],
  rows: readonly Readonly<Record<string, string | null>>[],
): ReadonlyMap<string, string | null> {
  return new Map(
    returns.map(({ id, candidates }, place) => {
      const own = rows.filter((row) => Number(row.place) === place)
      const [best] = ['sure', 'fits'].flatMap((wanted) => own.filter(({ found }) => found === wanted))
      return [id, best === undefined ? null : (candidates[Number(best.turn)] ?? null)]
    }),
  )
}
