import type { Kind, PlanContext } from '../model/kind.ts'
import { type Statement, statement } from '../model/statement.ts'
import { clip } from '../sql/object-name.ts'
import { displayQualified, quoteLiteral, quoteName, quoteQualified } from '../sql/quote.ts'
import { isArrayType } from '../sql/type-name.ts'
import type { Column } from './column.ts'
import { adoptValues, declaredEnums } from './enum-declared.ts'
import { enumKey, inNamespace, tableKey } from './keys.ts'

/** An enum type; its values are in sort order. */
export interface Enum {
  readonly namespace: string | null
  readonly name: string
  readonly values: readonly string[]
}

export const enumKind: Kind<Enum> = {
  name: 'enum',
  rank: 10,
  rebuildable: () => false,
  key: ({ namespace, name }) => enumKey(namespace, name),
  references: ({ namespace }) => inNamespace(namespace),
  occupies: ({ namespace, name }) => [`type:${displayQualified(namespace, name)}`],
  catalog: {
    sql: `
      select n.namespace, t.typname as name,
        coalesce(jsonb_agg(e.enumlabel order by e.enumsortorder) filter (where e.oid is not null), '[]') as values
      from pg_type t
      join namespace n on n.oid = t.typnamespace
      left join pg_enum e on e.enumtypid = t.oid
      where t.typtype = 'e'
        and not exists (
          select from pg_depend d where d.classid = 'pg_type'::regclass and d.objid = t.oid and d.deptype = 'e'
        )
      group by n.namespace, t.oid
      order by n.namespace nulls first, t.typname`,
    decode: (row) => ({
      namespace: row.namespace as string | null,
      name: row.name as string,
      values: row.values as readonly string[],
    }),
  },
  declared: declaredEnums,
  adopt: adoptValues,
  create: (type) => [createType(type)],
  drop: ({ namespace, name }) => [statement(`DROP TYPE ${quoteQualified(namespace, name)}`)],
  disturbs: (before, after) => !isExtension(before, after),
  settles: isExtension,
  change: (before, after, context) =>
    isExtension(before, after) ? addValues(before, after) : rebuild(before, after, context),
}

const createType = ({ namespace, name, values }: Enum): Statement =>
  statement(`CREATE TYPE ${quoteQualified(namespace, name)} AS ENUM (${values.map(quoteLiteral).join(', ')})`)

/** ALTER TYPE can only add: every value is still there, and in the same order. */
export function isExtension(before: Enum, after: Enum): boolean {
  const kept = after.values.filter((value) => before.values.includes(value))
  return kept.length === before.values.length && kept.every((value, index) => value === before.values[index])
}

function addValues(before: Enum, after: Enum): readonly Statement[] {
  const known = new Set(before.values)
  return after.values.flatMap((value, index) => {
    if (known.has(value)) return []
    const previous = after.values[index - 1]
    const next = after.values.slice(index + 1).find((other) => known.has(other))
    const place =
      previous !== undefined
        ? ` AFTER ${quoteLiteral(previous)}`
        : next !== undefined
          ? ` BEFORE ${quoteLiteral(next)}`
          : ''
    return [
      statement(`ALTER TYPE ${quoteQualified(after.namespace, after.name)} ADD VALUE ${quoteLiteral(value)}${place}`),
    ]
  })
}

/** Values cannot be removed or moved: a second type takes the name, and each column goes over by its text. */
function rebuild(before: Enum, after: Enum, { before: was, after: becomes }: PlanContext): readonly Statement[] {
  const key = enumKey(after.namespace, after.name)
  const stale = { namespace: before.namespace, name: `${clip(before.name, 59)}_old` }
  const moved = was.dependents(key).flatMap((user) => {
    const [old, fresh] = [was.find('column', user), becomes.find('column', user)]
    return old && fresh?.uses.includes(key) ? moveColumn(old, fresh) : []
  })
  const removed = before.values.filter((value) => !after.values.includes(value))
  return [
    statement(`ALTER TYPE ${quoteQualified(before.namespace, before.name)} RENAME TO ${quoteName(stale.name)}`),
    createType(after),
    ...moved,
    statement(`DROP TYPE ${quoteQualified(stale.namespace, stale.name)}`, {
      loses: removed.length === 0 ? null : `the possibility of ${removed.map(quoteLiteral).join(', ')}`,
    }),
  ]
}

/** A default has the type's own constants in it, so it cannot stay while the type changes under it. */
function moveColumn(before: Column, after: Column): readonly Statement[] {
  const table = tableKey(after.namespace, after.table)
  const alter = (action: string, facts: Partial<Statement> = {}) =>
    statement(
      `ALTER TABLE ${quoteQualified(after.namespace, after.table)} ALTER COLUMN ${quoteName(after.name)} ${action}`,
      { locks: [{ relation: table, mode: 'ACCESS EXCLUSIVE' }], ...facts },
    )
  const text = isArrayType(after.type) ? 'text[]' : 'text'
  return [
    ...(before.default === null ? [] : [alter('DROP DEFAULT')]),
    alter(`TYPE ${after.type} USING ${quoteName(after.name)}::${text}::${after.type}`, {
      rewrites: [table],
      scans: [table],
    }),
    ...(after.default === null ? [] : [alter(`SET DEFAULT ${after.default}`)]),
  ]
}
