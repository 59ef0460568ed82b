import type { Direction } from '../model/progress.ts'
import type { RevisionId } from '../model/revision.ts'
import { doBlock, raise } from '../sql/do-block.ts'
import { quoteLiteral } from '../sql/quote.ts'
import { createLedgerSql, type LedgerPlace, ledgerTable, relationFacts } from './ledger-layout.ts'
import { lockKeys } from './lock.ts'
import { alembicRecord, typeormRecord } from './other-records.ts'

/** Where the database must be for a script to do anything. */
export interface Start {
  readonly direction: Direction
  /** What a person calls the place. */
  readonly name: string
  /** Oldest first. */
  readonly applied: readonly RevisionId[]
  /** May be applied too: nothing in the script is above or below them. */
  readonly indifferent: readonly RevisionId[]
}

/** Raises an error unless the database is where the script begins; one that begins at base makes the ledger first. */
export const startGuards = (place: LedgerPlace, start: Start): readonly string[] => [
  ledgerGuard(place, start),
  stateGuard(place, start),
]

/** Refuses while a run or another script is at work. */
export const exclusionGuard = ({ ledgerSchema }: LedgerPlace): string =>
  doBlock(`
  if not pg_try_advisory_xact_lock(${lockKeys(ledgerSchema).join(', ')}) then
    ${raise('Another run holds the migration lock.', { hint: 'When it is done: migrate current' })}
  end if;
  -- Servers before 17 do not have it.
  if exists (select from pg_settings where name = 'transaction_timeout') then
    perform set_config('transaction_timeout', '0', true);
  end if;`)

/** Raises an error when the query has a row. */
export const refuseRow = (query: string, message: string): string =>
  doBlock(`
  if exists (${query}) then
    ${raise(message, { hint: 'Look where the database stands: migrate current' })}
  end if;`)

function ledgerGuard({ ledgerSchema, defaultNamespace }: LedgerPlace, { direction, applied }: Start): string {
  const creates = direction === 'upgrade' && applied.length === 0
  return doBlock(
    `
  ${relationFacts(ledgerSchema).trim()}
  select string_agg(name || ' ' || coalesce(fault, 'belongs to ' || owner), ', ') into trouble
  from relation where fault is not null or not trusted;
  if trouble is not null then
    ${raise(`The ledger in the schema ${ledgerSchema} cannot be used.`, { detail: 'trouble' })}
  end if;
  if to_regclass(${quoteLiteral(ledgerTable(ledgerSchema, 'ledger'))}) is null then
    ${creates ? makeLedger({ ledgerSchema, defaultNamespace }) : raise('This database has no ledger.', {})}
  end if;`,
    ['trouble'],
  )
}

/** Unless another tool's record says that the tables of the first revision are there already. */
const makeLedger = ({ ledgerSchema, defaultNamespace }: LedgerPlace): string =>
  [
    refuseRecord(alembicRecord(defaultNamespace)),
    refuseRecord(typeormRecord(defaultNamespace)),
    `${createLedgerSql(ledgerSchema, 'script')};`,
  ].join('\n    ')

const refuseRecord = (record: string): string =>
  `select query into trouble from (${record}) as record;
    if trouble is not null then
      execute trouble into trouble;
      if trouble <> '[]' then
        ${raise('This database has no ledger, and a table of another tool says that it has built it.', {
          detail: 'trouble',
          hint: 'When it has what the revisions make, say so with: migrate stamp',
        })}
      end if;
    end if;`

function stateGuard({ ledgerSchema }: LedgerPlace, { name, applied, indifferent, direction }: Start): string {
  const ledger = ledgerTable(ledgerSchema, 'ledger')
  return doBlock(
    `
  select string_agg(id, ', ' order by position) into trouble from ${ledger} where state <> 'applied';
  if trouble is not null then
    ${raise('A revision is half applied.', { detail: 'trouble', hint: 'What to do about it says: migrate current' })}
  end if;
  select concat_ws('; ',
    (select 'not applied here: ' || string_agg(id, ', ') from unnest(${textArray(applied)}) as expected (id)
     where id not in (select id from ${ledger})),
    (select 'applied here: ' || string_agg(id, ', ' order by position) from ${ledger}
     where id <> all (${textArray([...applied, ...indifferent])}))) into trouble;
  if trouble <> '' then
    ${raise(`This script is for a database at ${name}.`, {
      detail: 'trouble',
      hint: `Look where this one is with migrate current, and write its own: migrate ${direction} <from>:<to> --sql`,
    })}
  end if;`,
    ['trouble'],
  )
}

export const textArray = (texts: readonly string[]): string => `array[${texts.map(quoteLiteral).join(', ')}]::text[]`
