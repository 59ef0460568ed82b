import type { CatalogRow } from '../model/kind.ts'
import type { Routine } from './function.ts'
import { functionKey } from './keys.ts'
import { decodeUses, usesOf } from './uses.ts'

/** The server prints the name with its namespace, whatever the path is; what follows it is printed as the path has it. */
export const functionCatalog = `
  select n.namespace, p.proname as name, p.prokind = 'p' as is_procedure, oidvectortypes(p.proargtypes) as arguments,
    substr(rtrim(pg_get_functiondef(p.oid), E'\\n'), length(format(
      'CREATE OR REPLACE %s %s.%I', case p.prokind when 'p' then 'PROCEDURE' else 'FUNCTION' end, p.pronamespace::regnamespace, p.proname
    )) + 1) as definition,
    pg_get_function_result(p.oid) as result, l.lanname as language, to_jsonb(p) ->> 'prosqlbody' is not null as is_parsed, p.pronargdefaults as optional,
    (
      select jsonb_agg(coalesce(p.proargnames[place], '') order by place)
      from generate_series(1, coalesce(cardinality(p.proallargtypes), p.pronargs)) place
      where coalesce(p.proargmodes[place], 'i') <> 't'
    ) as inputs,
    ${usesOf('pg_proc', 'p.oid')} as uses
  from routine p
  join namespace n on n.oid = p.pronamespace
  join pg_language l on l.oid = p.prolang
  where p.prokind <> 'a'
  order by n.namespace nulls first, p.proname, 4`

export function decodeFunction(row: CatalogRow): Routine {
  const [namespace, name, types] = [row.namespace as string | null, row.name as string, row.arguments as string]
  return {
    namespace,
    name,
    type: row.is_procedure ? 'procedure' : 'function',
    arguments: types,
    definition: row.definition as string,
    language: row.language as string,
    isParsed: row.is_parsed as boolean,
    result: row.result as string | null,
    inputs: (row.inputs ?? []) as readonly string[],
    optional: Number(row.optional),
    uses: decodeUses(row.uses, functionKey(namespace, name, types)),
  }
}
