import fc from 'fast-check'

import { columnKey, materializedViewKey, tableKey, viewKey } from '../../../src/kinds/keys.ts'
import type { View } from '../../../src/kinds/view-relation.ts'
import type { Key } from '../../../src/model/key.ts'
import { displayName, displayQualified } from '../../../src/sql/quote.ts'
import { choose, chooseSome, die, pick, rarely } from './choose.ts'
import { columnsIn, sampleOf } from './column.ts'
import { names } from './names.ts'
import { namespaceFrom, suffixed } from './plain-kinds.ts'
import { type Grown, generator, type Shape, type Site } from './site.ts'

const seed = fc.record({
  namespace: die(),
  name: die(),
  reads: die(),
  joins: rarely(4),
  other: die(),
  columns: die(),
  width: fc.constantFrom(1, 2, 3),
  form: fc.constantFrom('columns', 'columns', 'columns', 'count', 'computed'),
  where: rarely(3),
  optioned: rarely(6),
  isEmpty: rarely(6),
})

type Seed = typeof seed extends fc.Arbitrary<infer T> ? T : never

export const viewGenerator = generator({
  kind: 'view',
  slots: 2,
  seed,
  grow: (planted: Seed, site) => viewFor({ ...planted, isEmpty: false }, { site, options: ['security_barrier=true'] }),
})

export const materializedViewGenerator = generator({
  kind: 'materialized view',
  slots: 1,
  seed,
  grow: (planted: Seed, site) =>
    viewFor(planted, { site, options: ['fillfactor=70'] }) as Grown<'materialized view'> | null,
})

/** Something a view can read: a table, or an earlier view. */
interface Source {
  readonly namespace: string | null
  readonly name: string
  readonly columns: readonly Shape[]
  /** What the view depends on when it reads so many of the columns. */
  uses(columns: readonly Shape[]): readonly Key[]
}

function sourcesIn(site: Site): readonly Source[] {
  const { schema, shapes } = site
  const views = [
    ...schema.view.map((view) => ({ view, key: viewKey(view.namespace, view.name) })),
    ...schema['materialized view'].map((view) => ({ view, key: materializedViewKey(view.namespace, view.name) })),
  ]
  return [
    ...schema.table.map(
      (table): Source => ({
        ...table,
        columns: columnsIn(table, site),
        uses: (columns) =>
          columns.length === 0
            ? [tableKey(table.namespace, table.name)]
            : columns.map(({ name }) => columnKey(table.namespace, table.name, name)),
      }),
    ),
    ...views.map(({ view, key }): Source => ({ ...view, columns: shapes.get(key) ?? [], uses: () => [key] })),
  ].filter(({ columns }) => columns.length > 0)
}

interface Place {
  readonly site: Site
  readonly options: readonly string[]
}

function viewFor(planted: Seed, { site, options }: Place): Grown<'view'> | null {
  const source = choose(sourcesIn(site), planted.reads)
  if (source === undefined) return null
  const { query, shape, uses } = planted.joins
    ? (joinOf(source, { planted, site }) ?? selectOf(source, { planted, site }))
    : selectOf(source, { planted, site })
  const object: View = {
    namespace: namespaceFrom(site, planted.namespace),
    name: suffixed(pick(names, planted.name) ?? 'x', '_view'),
    query,
    options: planted.optioned ? options : [],
    populated: !planted.isEmpty,
    uses,
  }
  return { object, shape }
}

interface Query {
  readonly query: string
  readonly shape: readonly Shape[]
  readonly uses: readonly Key[]
}

/** Since PostgreSQL 16, the columns of a query over one relation are printed without its name. */
const columnOf = (source: Source, { column, bare }: { column: Shape; bare: boolean }): string =>
  bare ? displayName(column.name) : displayQualified(source.name, column.name)

function selectOf(source: Source, { planted, site }: { planted: Seed; site: Site }): Query {
  const bare = site.serverVersion >= 16
  const columns = chooseSome(source.columns, { choice: planted.columns, most: planted.width })
  const [first] = columns
  const write = first && sampleOf(first, site).conditions[0]
  const where = planted.where && first && write ? `\n  WHERE ${write(columnOf(source, { column: first, bare }))}` : ''
  const from = `\n   FROM ${displayQualified(source.namespace, source.name)}${where}`
  if (planted.form === 'count') {
    const shape = [{ name: 'n', type: 'bigint', collation: null }]
    return { query: ` SELECT count(*) AS n${from}`, shape, uses: source.uses(where && first ? [first] : []) }
  }
  const written = columns.map((column) => columnOf(source, { column, bare }))
  const computed = planted.form === 'computed' && first ? computedFrom(first, { site, name: written[0] ?? '' }) : null
  const shape = [
    ...columns,
    ...(computed && !columns.some(({ name }) => name === computedName) ? [computed.shape] : []),
  ]
  const texts = shape.length > columns.length && computed ? [...written, computed.text] : written
  return { query: ` SELECT ${texts.join(',\n    ')}${from}`, shape, uses: source.uses(columns) }
}

const computedName = 'computed'

function computedFrom(column: Shape, { site, name }: { site: Site; name: string }) {
  const [write] = sampleOf(column, site).values
  if (!write) return null
  return {
    text: `${write(name)} AS ${computedName}`,
    shape: { ...column, name: computedName },
  }
}

/** Two relations of different names joined over columns of one type, each giving one column. */
function joinOf(source: Source, { planted, site }: { planted: Seed; site: Site }): Query | null {
  const others = sourcesIn(site).filter(({ name }) => name !== source.name)
  const pairs = others.flatMap((other) => pairsOf(source, { other, site }))
  const found = choose(pairs, planted.other)
  if (found === undefined) return null
  const [left, right] = [
    columnOf(source, { column: found.left, bare: false }),
    columnOf(found.other, { column: found.right, bare: false }),
  ]
  const tables = [source, found.other].map(({ namespace, name }) => displayQualified(namespace, name))
  return {
    query: ` SELECT ${left} AS first_one,\n    ${right} AS second_one\n   FROM (${tables[0]}\n     JOIN ${tables[1]} ON ((${left} = ${right})))`,
    shape: [
      { ...found.left, name: 'first_one' },
      { ...found.right, name: 'second_one' },
    ],
    uses: [...source.uses([found.left]), ...found.other.uses([found.right])],
  }
}

const pairsOf = (source: Source, { other, site }: { other: Source; site: Site }) =>
  source.columns.flatMap((left) =>
    other.columns
      .filter((right) => right.type === left.type && right.collation === left.collation && isPlainlyEqual(left, site))
      .filter((right) => left.name !== 'first_one' && right.name !== 'second_one')
      .map((right) => ({ other, left, right })),
  )

const isPlainlyEqual = (column: Shape, site: Site): boolean =>
  sampleOf(column, site).methods.includes('hash') && !column.type.startsWith('character')
