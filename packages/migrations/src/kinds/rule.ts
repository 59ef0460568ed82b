import type { Declarable } from '../model/declaration.ts'
import type { Kind } from '../model/kind.ts'
import { type Attached, attachedKind } from './attached.ts'
import { commented, relationWord, statements, switched } from './attached-catalog.ts'
import { usesOf } from './uses.ts'

const definition = `regexp_replace(pg_get_ruledef(w.oid, true), ';\\s*$', '')`

/** What is done in place of a statement, or besides. */
export const ruleKind: Kind<Attached> & Declarable = attachedKind({
  name: 'rule',
  locks: { made: 'ACCESS EXCLUSIVE', altered: 'ACCESS EXCLUSIVE', dropped: 'ACCESS EXCLUSIVE' },
  declaration: {
    begins: /^(?:create\s+rule|comment\s+on\s+rule|alter\s+table\s[\s\S]*\s(?:en|dis)able\s[\s\S]*\brule)\b/i,
    example: 'CREATE RULE kept AS ON DELETE TO task DO INSTEAD NOTHING',
  },
  sql: `
    select r.namespace, ${relationWord} as on, r.name as relation, w.rulename::text as name,
      ${statements(definition, switched('RULE', 'w.ev_enabled', 'w.rulename'), commented('RULE', 'pg_rewrite', 'w.oid', 'w.rulename'))} as made,
      ${usesOf('pg_rewrite', 'w.oid')} as uses
    from relation r join pg_rewrite w on w.ev_class = r.oid and w.rulename <> '_RETURN'
    order by r.namespace nulls first, r.name, w.rulename`,
})
