import type { Declarable } from '../model/declaration.ts'
import type { Kind } from '../model/kind.ts'
import { type Attached, attachedKind } from './attached.ts'
import { commented, relationWord, roleName, statements } from './attached-catalog.ts'
import { usesOf } from './uses.ts'

const definition = `
  format('CREATE POLICY %I ON %s AS %s FOR %s TO %s', p.polname, r.oid::regclass,
    case when p.polpermissive then 'PERMISSIVE' else 'RESTRICTIVE' end,
    case p.polcmd when 'r' then 'SELECT' when 'a' then 'INSERT' when 'w' then 'UPDATE' when 'd' then 'DELETE' else 'ALL' end,
    (select string_agg(${roleName('o')}, ', ' order by ${roleName('o')}) from unnest(p.polroles) o))
  || coalesce(' USING (' || pg_get_expr(p.polqual, p.polrelid) || ')', '')
  || coalesce(' WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', '')`

/** A row security policy; whether a table heeds its policies is `row level security`. */
export const policyKind: Kind<Attached> & Declarable = attachedKind({
  name: 'policy',
  locks: { made: 'ACCESS EXCLUSIVE', altered: 'ACCESS EXCLUSIVE', dropped: 'ACCESS EXCLUSIVE' },
  declaration: {
    begins: /^(?:create\s+policy|comment\s+on\s+policy)\b/i,
    example: 'CREATE POLICY own ON task USING (owner = current_user)',
  },
  sql: `
    select r.namespace, ${relationWord} as on, r.name as relation, p.polname::text as name,
      ${statements(definition, commented('POLICY', 'pg_policy', 'p.oid', 'p.polname'))} as made,
      ${usesOf('pg_policy', 'p.oid')} as uses
    from relation r join pg_policy p on p.polrelid = r.oid
    order by r.namespace nulls first, r.name, p.polname`,
})
