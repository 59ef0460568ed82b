import fc from 'fast-check'

import type { Column } from '../../../src/kinds/column.ts'
import type { Constraint, ReferentialAction } from '../../../src/kinds/constraint.ts'
import { isComputed } from '../../../src/kinds/generated.ts'
import { columnKey, constraintKey, indexKey } from '../../../src/kinds/keys.ts'
import type { Table } from '../../../src/kinds/table.ts'
import type { Key } from '../../../src/model/key.ts'
import { displayName } from '../../../src/sql/quote.ts'
import { choose, chooseSome, die, pick, rarely } from './choose.ts'
import { columnsIn, keyOfColumn, sampleOf } from './column.ts'
import { names } from './names.ts'
import { suffixed } from './plain-kinds.ts'
import { generator, type Site } from './site.ts'
import { tableSlots } from './table.ts'

const seed = fc.record({
  table: fc.nat({ max: tableSlots - 1 }),
  name: die(),
  type: fc.constantFrom('primary key', 'unique', 'check', 'foreign key', 'foreign key', 'exclusion'),
  columns: die(),
  width: fc.constantFrom(1, 1, 2),
  other: die(),
  include: rarely(5),
  deferrable: rarely(4),
  initiallyDeferred: fc.boolean(),
  nullsNotDistinct: rarely(4),
  noInherit: rarely(6),
  unproven: rarely(5),
  condition: die(),
  onUpdate: die(),
  onDelete: die(),
  limited: rarely(3),
  full: rarely(6),
})

type Seed = typeof seed extends fc.Arbitrary<infer T> ? T : never

export const constraintGenerator = generator({
  kind: 'constraint',
  slots: 8,
  seed,
  often: ['columns', 'unproven'],
  stage: ({ type }: Seed) => (type === 'foreign key' ? 1 : 0),
  grow(planted: Seed, site) {
    const table = site.at('table', planted.table)
    if (table === undefined) return null
    const suffix = { 'primary key': '_pk', unique: '_key', check: '_check', 'foreign key': '_fk', exclusion: '_excl' }
    const name = suffixed(pick(names, planted.name) ?? 'x', suffix[planted.type])
    const object = bodyFor(planted, { table, site, named: { namespace: table.namespace, table: table.name, name } })
    return object && { object }
  },
})

interface Place {
  readonly table: Table
  readonly site: Site
  readonly named: { readonly namespace: string | null; readonly table: string; readonly name: string }
}

function bodyFor(planted: Seed, place: Place): Constraint | null {
  switch (planted.type) {
    case 'primary key':
    case 'unique':
      return keyFor(planted, place)
    case 'check':
      return checkFor(planted, place)
    case 'foreign key':
      return foreignKeyFor(planted, place)
    case 'exclusion':
      return exclusionFor(planted, place)
  }
}

/** On a partitioned table only a key over the partitioning column would do, which is a subject of its own. */
const heldIn = ({ table, site }: Place): readonly Column[] =>
  table.partitionedBy === null ? columnsIn(table, site).filter(({ generated }) => generated?.kind !== 'virtual') : []

const deferringFrom = ({ deferrable, initiallyDeferred }: Seed) => ({
  deferrable,
  initiallyDeferred: deferrable && initiallyDeferred,
})

function keyFor(planted: Seed, place: Place): Constraint | null {
  const isPrimary = planted.type === 'primary key'
  const { site, named, table } = place
  const sortable = heldIn(place).filter(
    (column) => (!isPrimary || !column.nullable) && sampleOf(column, site).methods.includes('btree'),
  )
  const columns = chooseSome(sortable, { choice: planted.columns, most: planted.width }).map(({ name }) => name)
  const others = heldIn(place).filter(({ name }) => !columns.includes(name))
  if (columns.length === 0 || (isPrimary && hasPrimaryKey(table, site))) return null
  return {
    ...named,
    ...deferringFrom(planted),
    type: isPrimary ? 'primary key' : 'unique',
    columns,
    include: planted.include ? chooseSome(others, { choice: planted.other, most: 1 }).map(({ name }) => name) : [],
    nullsNotDistinct: !isPrimary && site.serverVersion >= 15 && planted.nullsNotDistinct,
    uses: [],
  }
}

const hasPrimaryKey = (table: Table, { schema }: Site): boolean =>
  schema.constraint.some(
    (other) => other.type === 'primary key' && other.namespace === table.namespace && other.table === table.name,
  )

function checkFor(planted: Seed, { table, site, named }: Place): Constraint | null {
  const able = columnsIn(table, site).filter((column) => sampleOf(column, site).conditions.length > 0)
  const columns = chooseSome(able, { choice: planted.columns, most: planted.width })
  if (columns.length === 0) return null
  const parts = columns.map((column) =>
    pick(sampleOf(column, site).conditions, planted.condition)?.(displayName(column.name)),
  )
  return {
    ...named,
    type: 'check',
    expression: parts.length === 1 ? String(parts[0]) : `(${parts.join(' OR ')})`,
    noInherit: planted.noInherit && table.partitionedBy === null,
    validated: !planted.unproven,
    uses: columns.map(keyOfColumn),
  }
}

interface Target {
  readonly key: Key
  readonly namespace: string | null
  readonly table: string
  readonly columns: readonly string[]
}

/** The keys on which a foreign key may stand. */
const targetsIn = ({ schema }: Site): readonly Target[] => [
  ...schema.constraint.flatMap((other): readonly Target[] =>
    (other.type === 'primary key' || other.type === 'unique') && !other.deferrable
      ? [{ ...other, key: constraintKey(other.namespace, other.table, other.name) }]
      : [],
  ),
  ...schema.index.flatMap((other): readonly Target[] => {
    const columns = other.elements.flatMap(({ column }) => column ?? [])
    const isPlain =
      other.unique && other.on === 'table' && other.where === null && columns.length === other.elements.length
    return isPlain ? [{ ...other, columns, key: indexKey(other.namespace, other.name) }] : []
  }),
]

const actions: readonly ReferentialAction[] = ['NO ACTION', 'CASCADE', 'RESTRICT', 'SET NULL', 'SET DEFAULT']

function foreignKeyFor(planted: Seed, place: Place): Constraint | null {
  const { site, named } = place
  const fitting = targetsIn(site).flatMap((target) => {
    const columns = columnsLike(target, planted, place)
    return columns ? [{ target, columns }] : []
  })
  const found = choose(fitting, planted.other)
  if (found === undefined) return null
  const onDelete = pick(actions, planted.onDelete) ?? 'NO ACTION'
  const mayLimit = planted.limited && site.serverVersion >= 15 && onDelete.startsWith('SET')
  return {
    ...named,
    ...deferringFrom(planted),
    type: 'foreign key',
    columns: found.columns,
    target: { namespace: found.target.namespace, table: found.target.table, columns: found.target.columns },
    match: planted.full ? 'FULL' : 'SIMPLE',
    onUpdate: pick(actions, planted.onUpdate) ?? 'NO ACTION',
    onDelete,
    onDeleteColumns: mayLimit ? found.columns.slice(0, 1) : [],
    validated: !planted.unproven,
    uses: [],
  }
}

/** Columns of the types of the target's, one for each; nothing when the table has not got them. */
function columnsLike(target: Target, { columns: choice }: Seed, place: Place): readonly string[] | null {
  const free = heldIn(place).filter((column) => !isComputed(column))
  const taken: string[] = []
  for (const name of target.columns) {
    const like = place.site.schema.column.find(
      (column) => column.namespace === target.namespace && column.table === target.table && column.name === name,
    )
    const able = free.filter((column) => column.type === like?.type && !taken.includes(column.name))
    const found = choose(able, choice)
    if (found === undefined) return null
    taken.push(found.name)
  }
  return taken
}

function exclusionFor(planted: Seed, place: Place): Constraint | null {
  const { site, named } = place
  const hasBtree = site.schema.extension.some(({ name }) => name === 'btree_gist')
  const operators: Readonly<Record<string, string>> = {
    int4range: '&&',
    daterange: '&&',
    point: '~=',
    ...(hasBtree ? { integer: '=', text: '=' } : {}),
  }
  const able = heldIn(place).filter(({ type }) => type in operators)
  const columns = chooseSome(able, { choice: planted.columns, most: planted.width })
  if (columns.length === 0) return null
  const elements = columns.map(({ name, type }) => `${displayName(name)} WITH ${operators[type]}`).join(', ')
  const where = planted.unproven ? ` WHERE ((${displayName(columns[0]?.name ?? '')} IS NOT NULL))` : ''
  const deferral = planted.deferrable ? ` DEFERRABLE${planted.initiallyDeferred ? ' INITIALLY DEFERRED' : ''}` : ''
  const uses = columns.map(({ namespace, table, name }) => columnKey(namespace, table, name))
  return { ...named, type: 'exclusion', definition: `USING gist (${elements})${where}${deferral}`, uses }
}
