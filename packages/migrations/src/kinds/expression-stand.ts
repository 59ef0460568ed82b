import type { Expression } from '../model/kind.ts'

/** An expression with all that decides how the server reads and prints it. */
export interface Reading {
  readonly expression: Expression
  /** The type of the column that carries it. */
  readonly type: string
  /** The columns that its text may name, with their types. */
  readonly columns: ReadonlyMap<string, string>
  /** The materialized view that it is about, as SQL, whose columns are whatever its query finds; null for what stands on a table. */
  readonly view: string | null
}

/** A temporary table that expressions stand on: its columns are those they name, and nothing else, or those of a view. */
export interface Stand {
  readonly columns: ReadonlyMap<string, string>
  readonly view: string | null
  readonly readings: readonly Reading[]
}

/** The server reads the whole definition of a table for every index that it gets. */
const mostReadings = 50

/** PostgreSQL allows 1,600. */
const mostColumns = 1_000

/** How many stands a reading is held against; the older ones are as good as full. */
const newest = 5

/** As few stands as there can easily be. Where one column has two types there are two. */
export function standsFor(readings: readonly Reading[]): readonly Stand[] {
  const stands: OpenStand[] = []
  for (const reading of readings) {
    const stand = stands.slice(-newest).find((open) => fits(reading, open)) ?? opened(reading, stands)
    stand.readings.push(reading)
    for (const [name, type] of reading.columns) stand.columns.set(name, type)
  }
  return stands
}

interface OpenStand extends Stand {
  readonly columns: Map<string, string>
  readonly readings: Reading[]
}

function opened({ view }: Reading, stands: OpenStand[]): OpenStand {
  const stand: OpenStand = { columns: new Map(), view, readings: [] }
  stands.push(stand)
  return stand
}

/** Whether none of them would see a column that it did not see on its own. */
function fits(reading: Reading, { columns, view, readings }: Stand): boolean {
  if (reading.view !== view) return false
  const added = [...reading.columns].filter(([name, type]) => columns.get(name) !== type)
  if (readings.length === mostReadings || columns.size + added.length > mostColumns) return false
  return (
    added.every(([name]) => !columns.has(name) && !readings.some(({ expression }) => mayName(expression, name))) &&
    [...columns.keys()].every((name) => reading.columns.has(name) || !mayName(reading.expression, name))
  )
}

/**
 * Whether a text can mean the column. Names are looked for as they are spelled, in either case and also inside other words;
 * `U&"…"` may spell them in any way. A default cannot name columns, and a query does not stand on the table.
 */
export function mayName({ place, text }: Expression, column: string): boolean {
  if (place === 'default' || place === 'query') return false
  const name = column.replaceAll('"', '""').toLowerCase()
  return text.toLowerCase().includes(name) || /u&"/i.test(text)
}
