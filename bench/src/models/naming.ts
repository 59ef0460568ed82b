/** The tables of the synthetic schema are numbered from 1. */
export const numbersTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1)

const digits = (number: number): string => String(number).padStart(4, '0')

export const tableName = (number: number): string => `table_${digits(number)}`

export const className = (number: number): string => `Table${digits(number)}`

/** Files of one class or table. */
export const fileName = (number: number): string => `table-${digits(number)}`

/** The table that a table's foreign key leads to. A tree rather than a chain, because no project nests a hundred deep. */
export const parentOf = (number: number): number => Math.max(1, number >> 1)

export const statuses = ['draft', 'active', 'archived'] as const

export const revisionId = (number: number): string => number.toString(16).padStart(12, '0')
