import { UnsupportedError } from '../errors.ts'
import type { Key } from '../model/key.ts'
import type { Kind, Lookup, PlanContext } from '../model/kind.ts'
import { type Statement, statement } from '../model/statement.ts'
import { displayQualified, quoteQualified } from '../sql/quote.ts'
import { columnDefinition, sequenceStatements } from './column-definition.ts'
import type { Constraint } from './constraint.ts'
import { constraintDefinition, isInline } from './constraint-definition.ts'
import { columnKey, inNamespace, tableKey } from './keys.ts'
import { isUnlogged, parametersOf } from './option.ts'
import { columnsOf } from './table-columns.ts'
import { declaredTables } from './table-declared.ts'
import { tableResemblance } from './table-resemblance.ts'

export interface Table {
  readonly namespace: string | null
  readonly name: string
  /** What follows PARTITION BY; null for a table that holds its own rows. */
  readonly partitionedBy: string | null
  /** The tables that it inherits from. */
  readonly uses: readonly Key[]
}

export const tableKind: Kind<Table> = {
  name: 'table',
  rank: 20,
  hasRows: true,
  rebuildable: () => false,
  key: ({ namespace, name }) => tableKey(namespace, name),
  references: ({ namespace, uses }) => [...inNamespace(namespace), ...uses],
  heirs: (table, lookup) => heirsOf(tableKey(table.namespace, table.name), lookup),
  occupies: ({ namespace, name }) => [
    `relation:${displayQualified(namespace, name)}`,
    `type:${displayQualified(namespace, name)}`,
  ],
  catalog: {
    sql: `
      select r.namespace, r.name, case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end as partitioned_by,
        (
          select jsonb_agg(jsonb_build_array(p.namespace, p.name) order by i.inhseqno)
          from pg_inherits i join relation p on p.oid = i.inhparent where i.inhrelid = r.oid
        ) as parents
      from relation r
      join pg_class c on c.oid = r.oid
      where r.relkind in ('r', 'p')
      order by r.namespace nulls first, r.name`,
    decode: (row) => ({
      namespace: row.namespace as string | null,
      name: row.name as string,
      partitionedBy: row.partitioned_by as string | null,
      uses: ((row.parents ?? []) as readonly (readonly [string | null, string])[]).map(([namespace, name]) =>
        tableKey(namespace, name),
      ),
    }),
  },
  declared: declaredTables,
  resemblance: tableResemblance,
  create: createTable,
  drop(table, context) {
    const relations = [tableKey(table.namespace, table.name), ...targetsOf(table, context)]
    const loses =
      table.partitionedBy === null
        ? `every row of ${displayQualified(table.namespace, table.name)}`
        : 'every row of its partitions'
    return [
      statement(`DROP TABLE ${quoteQualified(table.namespace, table.name)}`, {
        locks: relations.map((relation) => ({ relation, mode: 'ACCESS EXCLUSIVE' })),
        loses,
      }),
    ]
  },
  change: changeTable,
  reasonToStop: ({ namespace, name, partitionedBy }) =>
    partitionedBy === null
      ? null
      : `${displayQualified(namespace, name)} is partitioned, and most forms that let others work are for plain tables only`,
  adopt: ({ partitionedBy, uses }, declared) => ({ ...declared, partitionedBy, uses }),
}

/** The tables that inherit from this one, at whatever remove. */
const heirsOf = (key: Key, lookup: Lookup): readonly Key[] =>
  lookup.dependents(key).flatMap((other) => (lookup.find('table', other) ? [other, ...heirsOf(other, lookup)] : []))

/** The tables that stay, and that foreign keys of this one stand on: they lose the triggers that kept watch for it. */
function targetsOf(table: Table, { before, dropped }: PlanContext): readonly Key[] {
  const own = tableKey(table.namespace, table.name)
  const targets = before.dependents(own).flatMap((key) => {
    const constraint = before.find('constraint', key)
    if (constraint?.type !== 'foreign key') return []
    const { target } = constraint
    return [tableKey(target.namespace, target.table)]
  })
  return [...new Set(targets)].filter((key) => key !== own && !dropped.has(key)).sort()
}

function createTable(table: Table, { after, created }: PlanContext): readonly Statement[] {
  const key = tableKey(table.namespace, table.name)
  const members = after.dependents(key).filter((member) => created.has(member))
  const columns = columnsOf({ namespace: table.namespace, table: table.name }, after).filter((column) =>
    created.has(columnKey(column.namespace, column.table, column.name)),
  )
  const constraints = members
    .flatMap((member) => after.find('constraint', member) ?? [])
    .filter((constraint) => isInline(constraint, after))
    .sort(byPlace)
  const sequences = columns.map(sequenceStatements)
  return [
    ...sequences.flatMap(({ before }) => before),
    statement(
      tableDefinition(table, {
        parts: [...columns.map(columnDefinition), ...constraints.map(constraintDefinition)],
        parameters: parametersOf(key, after),
        isUnlogged: isUnlogged(key, after),
      }),
    ),
    ...sequences.flatMap(({ after: owned }) => owned),
  ]
}

/** The primary key, then everything else by name. */
const byPlace = (first: Constraint, second: Constraint): number =>
  Number(second.type === 'primary key') - Number(first.type === 'primary key') || (first.name < second.name ? -1 : 1)

interface Definition {
  readonly parts: readonly string[]
  readonly parameters: readonly string[]
  readonly isUnlogged: boolean
}

function tableDefinition(table: Table, { parts, parameters, isUnlogged: unlogged }: Definition): string {
  const lines = parts.map((line) => `  ${line}`)
  const partition = table.partitionedBy === null ? '' : ` PARTITION BY ${table.partitionedBy}`
  const options = parameters.length === 0 ? '' : ` WITH (${parameters.join(', ')})`
  const head = `CREATE ${unlogged ? 'UNLOGGED ' : ''}TABLE ${quoteQualified(table.namespace, table.name)}`
  return lines.length === 0
    ? `${head} ()${partition}${options}`
    : `${head} (\n${lines.join(',\n')}\n)${partition}${options}`
}

function changeTable(before: Table, after: Table): readonly Statement[] {
  if (before.partitionedBy !== after.partitionedBy) throw partitioningError(after)
  return []
}

function partitioningError({ namespace, name }: Table): UnsupportedError {
  const object = displayQualified(namespace, name)
  return new UnsupportedError(`PostgreSQL cannot change in place how the table ${object} is partitioned.`, {
    object,
    hint: 'Make a second table, move the rows and rename it, in a revision written by hand.',
  })
}
