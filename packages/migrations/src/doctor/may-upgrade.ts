import type { TextRow } from '../io/database.ts'
import type { LedgerPlace } from '../io/ledger-layout.ts'
import { displayName, quoteLiteral } from '../sql/quote.ts'
import { counted, fine, listed, note, type ServerCheck, type Verdict, wrong } from './check.ts'

export const mayUpgrade: ServerCheck = {
  name: 'may upgrade',
  async look({ ask, place }) {
    const [row] = await ask(privilegesSql(place))
    const owned = (await ask(othersSql(place))).map((others) => tablesOf(row?.role ?? '', others))
    const found = [...missing(row ?? {}, place), ...owned]
    return found.length > 0 ? found : [fine(`${displayName(row?.role ?? '')} may upgrade, downgrade and stamp`)]
  },
}

function missing(row: TextRow, { ledgerSchema, defaultNamespace }: LedgerPlace): readonly Verdict[] {
  const [role, database] = [row.role ?? '', row.database ?? ''].map(displayName)
  const [ledger, namespace] = [ledgerSchema, defaultNamespace].map(displayName)
  const verdicts = {
    makesLedger: wrong(
      `${role} may not create the schema ${ledger}`,
      `grant create on database ${database} to ${role};`,
    ),
    writesLedger: wrong(
      `${role} may not write the ledger`,
      `grant insert, update, delete on all tables in schema ${ledger} to ${role};`,
    ),
    hasNamespace: note(`the schema ${namespace} of unqualified names is not there`, `create schema ${namespace};`),
    makesTables: wrong(
      `${role} may create nothing in the schema ${namespace}`,
      `grant usage, create on schema ${namespace} to ${role};`,
    ),
  }
  return [
    ...(row.ledger === 'absent' && row.makes_schemas === 'f' ? [verdicts.makesLedger] : []),
    ...(row.ledger === 'readable' ? [verdicts.writesLedger] : []),
    ...(row.makes_tables === null ? [verdicts.hasNamespace] : []),
    ...(row.makes_tables === 'f' ? [verdicts.makesTables] : []),
  ]
}

/** Membership in a superuser would be a cure worse than the ailment. */
function tablesOf(role: string, { owner, is_superuser, tables }: TextRow): Verdict {
  const names = (tables ?? '').split('\n')
  const [whose, who] = [owner ?? '', role].map(displayName)
  const says = `${counted(names.length, 'table')} of ${whose} can be changed by their owner only: ${listed(names)}`
  const handOver = names.map((name) => `alter table ${name} owner to ${who};`).join(' ')
  return note(says, is_superuser === 't' ? handOver : `grant ${whose} to ${who};`)
}

const privilegesSql = ({ ledgerSchema, defaultNamespace }: LedgerPlace): string => `
  select current_user as role, current_database() as database,
    has_database_privilege(current_database(), 'create') as makes_schemas,
    (select has_schema_privilege(n.oid, 'create') and has_schema_privilege(n.oid, 'usage')
      from pg_namespace n where n.nspname = ${quoteLiteral(defaultNamespace)}) as makes_tables,
    (select case when count(*) = 0 then 'absent' when bool_and(has_table_privilege(c.oid, 'insert') and has_table_privilege(c.oid, 'update')
        and has_table_privilege(c.oid, 'delete')) then 'writable' else 'readable' end
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = ${quoteLiteral(ledgerSchema)} and c.relname in ('guard', 'ledger')) as ledger`

/** To alter a table takes the rights of its owner; no privilege on the table gives them. */
const othersSql = ({ ledgerSchema }: LedgerPlace): string => `
  select pg_get_userbyid(c.relowner) as owner, bool_or(o.rolsuper) as is_superuser,
    string_agg(c.oid::regclass::text, e'\\n' order by n.nspname, c.relname) as tables
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_roles o on o.oid = c.relowner
  where c.relkind in ('r', 'p') and not pg_has_role(c.relowner, 'usage')
    and n.nspname not in ('pg_catalog', 'information_schema', ${quoteLiteral(ledgerSchema)}) and n.nspname not like 'pg\\_t%'
    and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
  group by c.relowner order by 1`
