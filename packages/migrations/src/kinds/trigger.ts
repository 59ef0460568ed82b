import type { Declarable } from '../model/declaration.ts'
import type { Kind } from '../model/kind.ts'
import { type Attached, attachedKind } from './attached.ts'
import { commented, relationWord, statements, switched } from './attached-catalog.ts'
import { usesOf } from './uses.ts'

export const triggerKind: Kind<Attached> & Declarable = attachedKind({
  name: 'trigger',
  locks: { made: 'SHARE ROW EXCLUSIVE', altered: 'SHARE ROW EXCLUSIVE', dropped: 'ACCESS EXCLUSIVE' },
  declaration: {
    begins:
      /^(?:create\s+(?:constraint\s+)?trigger|comment\s+on\s+trigger|alter\s+table\s[\s\S]*\s(?:en|dis)able\s[\s\S]*\btrigger)\b/i,
    example: 'CREATE TRIGGER touch BEFORE UPDATE ON task FOR EACH ROW EXECUTE FUNCTION touch()',
  },
  // Those of partitions come from their parent.
  sql: `
    select r.namespace, ${relationWord} as on, r.name as relation, t.tgname::text as name,
      ${statements('pg_get_triggerdef(t.oid, true)', switched('TRIGGER', 't.tgenabled', 't.tgname'), commented('TRIGGER', 'pg_trigger', 't.oid', 't.tgname'))} as made,
      ${usesOf('pg_trigger', 't.oid')} as uses
    from relation r join pg_trigger t on t.tgrelid = r.oid and not t.tgisinternal and t.tgparentid = 0
    order by r.namespace nulls first, r.name, t.tgname`,
})
