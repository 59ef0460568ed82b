import fc from 'fast-check'

import type { Column, Generated } from '../../../src/kinds/column.ts'
import { ownSequenceName } from '../../../src/kinds/column-definition.ts'
import { isComputed } from '../../../src/kinds/generated.ts'
import { columnKey, enumKey, sequenceKey } from '../../../src/kinds/keys.ts'
import type { Table } from '../../../src/kinds/table.ts'
import { displayName, displayQualified } from '../../../src/sql/quote.ts'
import type { SequenceOptions } from '../../../src/sql/sequence-options.ts'
import { choose, die, pick, rarely } from './choose.ts'
import { names } from './names.ts'
import { optionsFrom, sequenceOptions, suffixed } from './plain-kinds.ts'
import { generator, type Site } from './site.ts'
import { tableSlots } from './table.ts'
import { enumSample, type TypeSample, typeSamples } from './types.ts'

const seed = fc.record({
  table: fc.nat({ max: tableSlots - 1 }),
  name: die(),
  // Two types come often, so that foreign keys find something to point at.
  type: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(0, 1) }, { weight: 4, arbitrary: die() }),
  enumeration: fc.constantFrom('none', 'none', 'none', 'none', 'scalar', 'array'),
  collated: rarely(6),
  nullable: fc.boolean(),
  source: fc.constantFrom(
    'nowhere',
    'nowhere',
    'default',
    'default',
    'serial',
    'identity',
    'stored',
    'virtual',
    'sequence',
  ),
  value: die(),
  from: die(),
  always: fc.boolean(),
  named: rarely(5),
  counted: rarely(4),
  options: sequenceOptions,
})

type Seed = typeof seed extends fc.Arbitrary<infer T> ? T : never

export const columnGenerator = generator({
  kind: 'column',
  slots: 12,
  seed,
  often: ['type', 'enumeration', 'nullable', 'source', 'value'],
  grow(planted: Seed, site) {
    const table = site.at('table', planted.table)
    if (table === undefined) return null
    const column = plainColumn(planted, { table, site })
    return { object: withSource(column, planted, { table, site }) }
  },
})

interface Place {
  readonly table: Table
  readonly site: Site
}

function plainColumn({ name, type, enumeration, collated, nullable }: Seed, { table, site }: Place): Column {
  const found = enumeration === 'none' ? undefined : choose(site.schema.enum, type)
  const { type: named, collatable } = found
    ? enumSample(found, { array: enumeration === 'array' })
    : builtIn(type, site)
  return {
    namespace: table.namespace,
    table: table.name,
    name: pick(names, name) ?? 'id',
    type: named,
    collation: collatable && collated ? '"C"' : null,
    nullable,
    default: null,
    generated: null,
    uses: found ? [enumKey(found.namespace, found.name)] : [],
  }
}

function builtIn(type: number, { schema }: Site): TypeSample {
  const found = pick(typeSamples, type)
  const there = found?.extension == null || schema.extension.some(({ name }) => name === found.extension)
  return (there ? found : typeSamples[1]) as TypeSample
}

/** What may be said of a column of this type, in this schema. */
export function sampleOf({ type }: Pick<Column, 'type'>, { schema }: Site): TypeSample {
  const enums = schema.enum.flatMap((found) => [
    enumSample(found, { array: false }),
    enumSample(found, { array: true }),
  ])
  return [...typeSamples, ...enums].find((found) => found.type === type) as TypeSample
}

export const columnsIn = (
  { namespace, name }: Pick<Table, 'namespace' | 'name'>,
  { schema }: Site,
): readonly Column[] => schema.column.filter((column) => column.namespace === namespace && column.table === name)

export const keyOfColumn = ({ namespace, table, name }: Column) => columnKey(namespace, table, name)

function withSource(column: Column, planted: Seed, place: Place): Column {
  const partitioned = place.table.partitionedBy !== null
  switch (planted.source) {
    case 'nowhere':
      return column
    case 'default':
      return { ...column, default: pick(sampleOf(column, place.site).defaults, planted.value) ?? null }
    case 'serial':
    case 'identity':
      return partitioned ? column : counting(column, planted)
    case 'sequence':
      return withNextValue(column, planted, place)
    case 'stored':
    case 'virtual':
      return computed(column, planted, place)
  }
}

const countingTypes: readonly SequenceOptions['type'][] = ['integer', 'bigint', 'smallint']

function counting(column: Column, { type, source, always, named, value, counted, options }: Seed): Column {
  const counter = pick(countingTypes, type) ?? 'integer'
  const sequence = {
    name: named ? suffixed(pick(names, value) ?? 'x', '_sq') : ownSequenceName(column),
    options: optionsFrom(counted ? options : plainOptions, counter),
  }
  const generated: Generated =
    source === 'identity' ? { kind: 'identity', always, sequence } : { kind: 'serial', sequence }
  const nullable = source === 'serial' && column.nullable && counted
  return { ...column, type: counter, collation: null, nullable, generated, uses: [] }
}

const plainOptions = { increment: '1', start: null, min: null, max: null, cache: '1', cycle: false } as const

function withNextValue(column: Column, { type, value }: Seed, { site }: Place): Column {
  const sequence = choose(site.schema.sequence, value)
  if (sequence === undefined) return column
  const { namespace, name } = sequence
  return {
    ...column,
    type: pick(countingTypes, type) ?? 'integer',
    collation: null,
    default: `nextval('${displayQualified(namespace, name).replaceAll("'", "''")}'::regclass)`,
    uses: [sequenceKey(namespace, name)],
  }
}

/** A computed column may not be computed from another, and a virtual one not from a type that is not built in. */
function computed(column: Column, { source, from, value }: Seed, { table, site }: Place): Column {
  const bases = columnsIn(table, site).filter(
    (other) => !isComputed(other) && other.name !== column.name && sampleOf(other, site).values.length > 0,
  )
  const base = choose(bases, from)
  const kind = source === 'virtual' && site.serverVersion >= 18 && base?.uses.length === 0 ? 'virtual' : 'stored'
  const write = base && pick(sampleOf(base, site).values, value)
  if (!base || !write) return column
  return {
    ...column,
    type: base.type,
    collation: null,
    generated: { kind, expression: write(displayName(base.name)) },
    uses: [keyOfColumn(base), ...base.uses.filter((key) => key.startsWith('enum:'))],
  }
}
