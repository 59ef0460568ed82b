import type { Key } from '../model/key.ts'
import type { PlanContext } from '../model/kind.ts'
import type { Constraint, KeyConstraint } from './constraint.ts'
import { columnKey, constraintKey, indexKey, tableKey } from './keys.ts'
import { parametersOf } from './option.ts'
import type { Index } from './table-index.ts'

type Sides = Pick<PlanContext, 'before' | 'after'>

/** The index that goes and that a constraint can be made of, so that nothing is built and what stands on it stays. */
export function indexTakenBy(constraint: Constraint, sides: Sides): Index | undefined {
  const relation = tableKey(constraint.namespace, constraint.table)
  return sortedByName(sides.before.dependents(relation).flatMap((key) => sides.before.find('index', key) ?? [])).find(
    (index) => takerOf(index, sides)?.name === constraint.name,
  )
}

/** Whether an index that goes becomes a constraint instead. */
export function isTakenOver(index: Index, sides: Sides): boolean {
  const taker = takerOf(index, sides)
  return taker !== undefined && indexTakenBy(taker, sides)?.name === index.name
}

function takerOf(index: Index, sides: Sides): KeyConstraint | undefined {
  const { before, after } = sides
  const relation = tableKey(index.namespace, index.table)
  const isPlain = isBare(index) && parametersOf(indexKey(index.namespace, index.name), before).length === 0
  if (!isPlain || after.has(indexKey(index.namespace, index.name)) || isPartitioned(relation, sides)) return undefined
  const constraints = after.dependents(relation).flatMap((key) => after.find('constraint', key) ?? [])
  return sortedByName(constraints)
    .flatMap((each) => (each.type === 'primary key' || each.type === 'unique' ? [each] : []))
    .find((each) => !before.has(keyOf(each)) && isOver(index, each) && each.columns.every(isSteady(index, sides)))
}

const keyOf = ({ namespace, table, name }: Constraint): Key => constraintKey(namespace, table, name)

const sortedByName = <T extends { readonly name: string }>(objects: readonly T[]): readonly T[] =>
  objects.toSorted((one, other) => (one.name < other.name ? -1 : 1))

/** What a constraint would build, and no more. */
const isBare = ({ on, unique, method, elements, where, valid }: Index): boolean =>
  on === 'table' &&
  unique &&
  valid &&
  method === 'btree' &&
  where === null &&
  elements.every(
    (each) =>
      each.column !== null &&
      each.collation === null &&
      each.operatorClass === null &&
      !each.descending &&
      !each.nullsFirst,
  )

const isPartitioned = (relation: Key, { before }: Sides): boolean =>
  before.find('table', relation)?.partitionedBy !== null

const isOver = ({ elements, include, nullsNotDistinct }: Index, constraint: KeyConstraint): boolean =>
  nullsNotDistinct === constraint.nullsNotDistinct &&
  isSameList(
    elements.map(({ column }) => column),
    constraint.columns,
  ) &&
  isSameList(include, constraint.include)

const isSameList = (one: readonly (string | null)[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((name, place) => name === other[place])

/** A column whose type changes may have its indexes built anew. */
const isSteady =
  ({ namespace, table }: Index, { before, after }: Sides) =>
  (name: string): boolean => {
    const key = columnKey(namespace, table, name)
    const [was, becomes] = [before.find('column', key), after.find('column', key)]
    return was !== undefined && was.type === becomes?.type && was.collation === becomes.collation
  }
