import fc from 'fast-check'

import type { Column } from '../../../src/kinds/column.ts'
import { columnKey, functionKey } from '../../../src/kinds/keys.ts'
import { displayName, displayQualified } from '../../../src/sql/quote.ts'
import { type Die, die, pick, rarely } from './choose.ts'
import { generator, type Site } from './site.ts'

/** Some columns of a table that anything can stand on. */
function placeFrom({ schema }: Site, { table, column }: { readonly table: Die; readonly column: Die }) {
  const on = pick(schema.table, table)
  const columns = schema.column.filter(
    (each) => each.namespace === on?.namespace && each.table === on?.name && each.generated === null,
  )
  const found = pick(columns, column)
  return on === undefined || found === undefined
    ? null
    : { on, found, relation: displayQualified(on.namespace, on.name) }
}

const keyOf = ({ namespace, table, name }: Column) => columnKey(namespace, table, name)

export const triggerGenerator = generator({
  kind: 'trigger',
  slots: 2,
  stage: () => 1,
  seed: fc.record({ table: die(), column: die(), calls: die(), name: die(), isOff: rarely(4) }),
  grow({ table, column, calls, name, isOff }, site) {
    const place = placeFrom(site, { table, column })
    const called = pick(
      site.schema.function.filter(({ result }) => result === 'trigger'),
      calls,
    )
    if (place === null || called === undefined) return null
    const { on, found, relation } = place
    const own = pick(['watch', 'Keep an eye'], name) ?? 'watch'
    const [of, call] = [displayName(found.name), displayQualified(called.namespace, called.name)]
    return {
      object: {
        namespace: on.namespace,
        on: 'table' as const,
        relation: on.name,
        name: own,
        made: [
          `CREATE TRIGGER ${displayName(own)} AFTER UPDATE OF ${of} ON ${relation} FOR EACH ROW EXECUTE FUNCTION ${call}()`,
          ...(isOff ? [`ALTER TABLE ${relation} DISABLE TRIGGER ${displayName(own)}`] : []),
        ],
        uses: [keyOf(found), functionKey(called.namespace, called.name, called.arguments)],
      },
    }
  },
})

export const policyGenerator = generator({
  kind: 'policy',
  slots: 2,
  stage: () => 1,
  seed: fc.record({ table: die(), column: die(), name: die(), isStrict: fc.boolean() }),
  grow({ table, column, name, isStrict }, site) {
    const place = placeFrom(site, { table, column })
    if (place === null) return null
    const { on, found, relation } = place
    const own = pick(['own rows', 'wide'], name) ?? 'wide'
    const tail = isStrict ? 'RESTRICTIVE FOR ALL' : 'PERMISSIVE FOR SELECT'
    return {
      object: {
        namespace: on.namespace,
        on: 'table' as const,
        relation: on.name,
        name: own,
        made: [
          `CREATE POLICY ${displayName(own)} ON ${relation} AS ${tail} TO PUBLIC USING ((${displayName(found.name)} IS NOT NULL))`,
        ],
        uses: [keyOf(found)],
      },
    }
  },
})

export const rowLevelSecurityGenerator = generator({
  kind: 'row level security',
  slots: 1,
  stage: () => 1,
  seed: fc.record({ table: die(), enabled: fc.boolean(), forced: fc.boolean() }),
  grow({ table, enabled, forced }, { schema }) {
    const on = pick(schema.table, table)
    if (on === undefined || !(enabled || forced)) return null
    return { object: { namespace: on.namespace, table: on.name, enabled, forced } }
  },
})

export const ruleGenerator = generator({
  kind: 'rule',
  slots: 1,
  stage: () => 1,
  seed: fc.record({ table: die(), column: die(), name: die(), isOff: rarely(4) }),
  grow({ table, column, name, isOff }, site) {
    const place = placeFrom(site, { table, column })
    if (place === null) return null
    const { on, found, relation } = place
    const own = displayName(pick(['keep', 'Keep it'], name) ?? 'keep')
    return {
      object: {
        namespace: on.namespace,
        on: 'table' as const,
        relation: on.name,
        name: pick(['keep', 'Keep it'], name) ?? 'keep',
        made: [
          `CREATE RULE ${own} AS\n    ON DELETE TO ${relation}\n   WHERE old.${displayName(found.name)} IS NOT NULL DO INSTEAD NOTHING`,
          ...(isOff ? [`ALTER TABLE ${relation} DISABLE RULE ${own}`] : []),
        ],
        uses: [keyOf(found)],
      },
    }
  },
})
