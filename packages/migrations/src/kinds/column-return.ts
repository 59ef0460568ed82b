import { standInId } from '../model/circumstances.ts'
import { kindNameOf } from '../model/key.ts'
import type { PlanContext } from '../model/kind.ts'
import { type Statement, statement } from '../model/statement.ts'
import { freeName, objectName } from '../sql/object-name.ts'
import { displayQualified, quoteLiteral, quoteQualified } from '../sql/quote.ts'
import { countedStandIns, rowNumber, usualStandIns } from '../sql/stand-in.ts'
import type { Column } from './column.ts'
import { alterColumn, alterTable } from './column-alter.ts'
import { addColumnFacts, columnDefinition, isVolatile, nextValue } from './column-definition.ts'
import { type Demand, demandOn } from './column-demand.ts'
import { columnKey, tableKey } from './keys.ts'
import { isTaken } from './taken.ts'

/**
 * The statements by which a column comes back to rows that have lost its values, where ADD COLUMN alone would fail: they
 * get a stand-in, or a place is left for what somebody knows. Undefined where the column needs neither.
 */
export function returnColumn(column: Column, context: PlanContext): readonly Statement[] | undefined {
  if (!context.isWayBack || column.generated !== null) return undefined
  const demand = demandOn(column, context)
  const { nullable, default: value } = column
  if (value !== null) {
    if (demand !== 'distinct' || isVolatile(value)) return undefined
    if (nullable) return [addColumn({ ...column, default: null }), alterColumn(column, `SET DEFAULT ${value}`)]
  }
  if (nullable) return undefined
  const standIn = standInFor(column, { demand, context })
  if (standIn === null) return withPlaceForValues(column)
  return standIn.includes(rowNumber) ? withNumbers(column, standIn, context) : withConstant(column, standIn)
}

const addColumn = (column: Column, facts: Partial<Statement> = {}): Statement =>
  alterTable(column, `ADD COLUMN ${columnDefinition(column)}`, { ...addColumnFacts(column), ...facts })

interface Wanting {
  readonly demand: Demand
  readonly context: PlanContext
}

function standInFor(column: Column, { demand, context }: Wanting): string | null {
  if (demand === 'reference') return null
  const { namespace, table, name, type } = column
  const tried = context.standIns.get(standInId(columnKey(namespace, table, name), type))
  if (tried !== undefined) return tried
  return standInsFor(column, { demand, context })[0] ?? null
}

/** What may stand in for values of the column's type, as far as the type alone tells. */
export function standInsFor(column: Column, { demand, context }: Wanting): readonly string[] {
  if (demand === 'distinct') return countedStandIns(column.type)
  const labels = labelsOf(column, context)
  return labels.length > 0 ? labels : usualStandIns(column.type)
}

/** The values of the column's own enum type that are there already: one that is added can only be used when that is committed. */
function labelsOf({ uses, type }: Column, { before, after }: PlanContext): readonly string[] {
  const key = uses.find((each) => {
    const found = after.find('enum', each)
    return found !== undefined && type === displayQualified(found.namespace, found.name)
  })
  const [values, known] = key === undefined ? [] : [after.find('enum', key)?.values, before.find('enum', key)?.values]
  return (values ?? []).filter((value) => known?.includes(value) ?? true).map(quoteLiteral)
}

function withConstant(column: Column, standIn: string): readonly Statement[] {
  const rewrites = isPlain(column) ? [] : [tableKey(column.namespace, column.table)]
  const notes = [
    `${rowsOf(column)} gets ${standIn} as a placeholder: what it held is gone. If you have better values, set them after these statements.`,
  ]
  return [
    addColumn(
      { ...column, default: standIn },
      { notes, ...(rewrites.length > 0 ? { rewrites, scans: rewrites } : {}) },
    ),
    alterColumn(column, 'DROP DEFAULT'),
  ]
}

/** Values of a domain are looked at one by one. */
const isPlain = ({ type, uses }: Column): boolean =>
  usualStandIns(type).length > 0 || uses.some((key) => kindNameOf(key) === 'enum')

/** A sequence needs neither a trigger of the table to look away nor a second lock on its rows, as an UPDATE would. */
function withNumbers(column: Column, standIn: string, context: PlanContext): readonly Statement[] {
  const { namespace, table } = column
  const name = freeName((suffix) => objectName(table, column.name, suffix), {
    suffix: 'stand_in',
    isTaken: (free) => isTaken('relation', { namespace, name: free }, context),
  })
  const sequence = { name }
  const quoted = quoteQualified(namespace, sequence.name)
  const value = standIn.replaceAll(rowNumber, () => nextValue(column, sequence))
  const notes = [
    `${rowsOf(column)} gets a number as a placeholder: what it held is gone. If you have better values, set them after these statements.`,
  ]
  const relation = tableKey(namespace, table)
  return [
    statement(`CREATE SEQUENCE ${quoted}`, { notes: ['It counts the stand-ins, and goes again.'] }),
    addColumn({ ...column, default: value }, { notes, rewrites: [relation], scans: [relation] }),
    alterColumn(column, column.default === null ? 'DROP DEFAULT' : `SET DEFAULT ${column.default}`),
    statement(`DROP SEQUENCE ${quoted}`),
  ]
}

/** No value can be made up, as for what points to another row. */
function withPlaceForValues(column: Column): readonly Statement[] {
  const { namespace, table, name } = column
  const needs = `a value of ${displayQualified(namespace, table, name)} in every row of ${displayQualified(namespace, table)}`
  return [
    addColumn(
      { ...column, nullable: true },
      {
        notes: [
          'What it held is gone, and nothing can stand in for it: write values that you know behind this statement.',
        ],
      },
    ),
    alterColumn(column, 'SET NOT NULL', { scans: [tableKey(namespace, table)], needs }),
  ]
}

const rowsOf = ({ namespace, table }: Column): string => `Each row of ${displayQualified(namespace, table)}`
