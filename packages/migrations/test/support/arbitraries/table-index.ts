import fc from 'fast-check'

import { materializedViewKey } from '../../../src/kinds/keys.ts'
import type { Index, IndexElement } from '../../../src/kinds/table-index.ts'
import { displayName } from '../../../src/sql/quote.ts'
import { choose, chooseSome, die, pick, rarely } from './choose.ts'
import { columnsIn, keyOfColumn, sampleOf } from './column.ts'
import { names } from './names.ts'
import { suffixed } from './plain-kinds.ts'
import { generator, type Shape, type Site } from './site.ts'
import { tableSlots } from './table.ts'

const seed = fc.record({
  table: fc.nat({ max: tableSlots - 1 }),
  ofView: rarely(5),
  name: die(),
  columns: die(),
  width: fc.constantFrom(1, 1, 2),
  method: die(),
  expression: rarely(3),
  written: die(),
  class: rarely(4),
  collated: rarely(4),
  descending: rarely(3),
  nullsFirst: fc.boolean(),
  unique: rarely(3),
  include: rarely(4),
  where: rarely(4),
  nullsNotDistinct: rarely(3),
  filled: rarely(5),
})

type Seed = typeof seed extends fc.Arbitrary<infer T> ? T : never

export const indexGenerator = generator({
  kind: 'index',
  slots: 5,
  seed,
  stage: ({ ofView }: Seed) => (ofView ? 1 : 0),
  grow(planted: Seed, site) {
    const relation = relationFor(planted, site)
    const columns = relation?.columns.filter((column) => sampleOf(column, site).methods.length > 0) ?? []
    const first = choose(columns, planted.columns)
    if (!relation || !first) return null
    return { object: indexOn(relation, { ...planted, site, columns, first }) }
  },
})

interface Relation {
  readonly namespace: string | null
  readonly name: string
  readonly on: Index['on']
  readonly columns: readonly Shape[]
  readonly keys: Index['uses']
  /** A unique index would have to hold the partitioning column, which is a subject of its own. */
  readonly isPartitioned: boolean
}

function relationFor({ table, ofView, columns: choice }: Seed, site: Site): Relation | null {
  const found = ofView ? choose(site.schema['materialized view'], choice) : site.at('table', table)
  if (!found) return null
  const { namespace, name } = found
  if (ofView) {
    const columns = site.shapes.get(materializedViewKey(namespace, name)) ?? []
    return { namespace, name, on: 'materialized view', columns, keys: [], isPartitioned: false }
  }
  const held = columnsIn(found, site).filter(({ generated }) => generated?.kind !== 'virtual')
  const isPartitioned = 'partitionedBy' in found && found.partitionedBy !== null
  return { namespace, name, on: 'table', columns: held, keys: held.map(keyOfColumn), isPartitioned }
}

interface Wanted extends Seed {
  readonly site: Site
}

function indexOn(
  relation: Relation,
  wanted: Omit<Wanted, 'columns'> & { columns: readonly Shape[]; first: Shape },
): Index {
  const { site, columns, first } = wanted
  const method = pick(sampleOf(first, site).methods, wanted.method) ?? 'btree'
  const isTree = method === 'btree'
  const alike = columns.filter(
    (column) => column.name !== first.name && sampleOf(column, site).methods.includes(method),
  )
  const single = wanted.width === 1 || method === 'hash'
  const members = [first, ...(single ? [] : chooseSome(alike, { choice: wanted.written, most: 1 }))]
  const elements = members.map((column) => elementFor(column, { wanted, method }))
  const others = columns.filter(({ name }) => !members.some((member) => member.name === name))
  const unique = isTree && wanted.unique && !relation.isPartitioned
  return {
    namespace: relation.namespace,
    table: relation.name,
    on: relation.on,
    name: suffixed(pick(names, wanted.name) ?? 'x', '_idx'),
    unique,
    method,
    elements,
    include:
      isTree && wanted.include ? chooseSome(others, { choice: wanted.written, most: 1 }).map(({ name }) => name) : [],
    where: wanted.where ? predicateFor(first, wanted) : null,
    nullsNotDistinct: unique && site.serverVersion >= 15 && wanted.nullsNotDistinct,
    valid: true,
    uses: relation.keys,
  }
}

function elementFor(
  column: Shape,
  { wanted, method }: { wanted: Omit<Wanted, 'columns'>; method: string },
): IndexElement {
  const { elements, classes, collatable } = sampleOf(column, wanted.site)
  const isTree = method === 'btree'
  const write = isTree && wanted.expression ? pick(elements, wanted.written) : undefined
  const descending = isTree && wanted.descending
  return {
    column: write ? null : column.name,
    expression: write ? write(displayName(column.name)) : null,
    // An expression that gives text has the collation of the column it is made from.
    collation: write ? column.collation : collatable && isTree && wanted.collated ? unlike(column) : null,
    operatorClass: (wanted.class && !write && classes[method]?.[0]) || null,
    descending,
    nullsFirst: isTree && (wanted.written % 2 === 0 ? descending : wanted.nullsFirst),
  }
}

/** A collation that is not the column's own. */
const unlike = ({ collation }: Shape): string | null => (collation === null ? '"C"' : null)

function predicateFor(column: Shape, { site, written }: { site: Site; written: number }): string {
  const name = displayName(column.name)
  return pick(sampleOf(column, site).conditions, written)?.(name) ?? `(${name} IS NOT NULL)`
}
