/** What ANALYZE has found out about the values of a column. */
export interface ColumnStatistics {
  /** The share of the rows that have none, from 0 to 1. */
  readonly nullFraction: number
  /** How many different ones there are; below zero, their share of the rows, and -1 when no two rows have the same. */
  readonly distinct: number
  /** In bytes, on average. */
  readonly width: number
  /** As text, the most common first; empty where none is more common than others. */
  readonly commonValues: readonly string[]
}

export interface ColumnPlace {
  /** Null for the default one. */
  readonly namespace: string | null
  readonly table: string
  readonly column: string
}
