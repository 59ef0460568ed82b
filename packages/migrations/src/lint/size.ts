import type { Harm } from '../model/hazard.ts'

/** How much a table holds at the time. */
export interface TableSize {
  /** PostgreSQL's own estimate; null where it has never counted. */
  readonly rows: number | null
  /** Of the rows alone. */
  readonly bytes: number
  /** With indexes and everything else. */
  readonly totalBytes: number
}

/** By the name that a person uses. */
export type TableSizes = ReadonlyMap<string, TableSize>

/** What a statement does with a table's rows. */
export type Work = 'rewrites' | 'scans' | 'none'

const megabyte = 1024 * 1024

/** Read in some hundredths of a second, and written in some tenths. */
const smallBytes = 8 * megabyte

const isEmpty = ({ bytes }: TableSize): boolean => bytes === 0

const isSmall = ({ totalBytes }: TableSize): boolean => totalBytes <= smallBytes

/** Whether what a rule is about harms nobody where there is so little. */
export const isHarmless = (harm: Harm, size: TableSize | null): boolean =>
  size !== null && ((harm === 'blocks' && isSmall(size)) || (harm !== 'breaks' && isEmpty(size)))

export type SizeClass = 'empty' | 'small' | 'medium' | 'large'

/** As much of a size as may be told to anybody, and as stays the same for a while. */
export function classOf({ bytes, totalBytes }: TableSize): SizeClass {
  if (bytes === 0) return 'empty'
  if (totalBytes <= smallBytes) return 'small'
  return totalBytes <= 1024 * megabyte ? 'medium' : 'large'
}

/** Bytes in a second, on a server that is neither slow nor idle; good for the order of magnitude and for no more. */
const speed = { rewrites: 30 * megabyte, scans: 100 * megabyte }

/** `members has about 1,200,000 rows in 310 MB: some 10 seconds.` */
export function describeSize(table: string, { rows, bytes, totalBytes }: TableSize, work: Work): string {
  if (bytes === 0) return `${table} is empty.`
  const count = rows === null ? 'rows that nobody has counted' : `about ${grouped(rows)} ${rows === 1 ? 'row' : 'rows'}`
  const holds = `${table} has ${count} in ${sizeOf(totalBytes)}`
  if (work === 'none') return `${holds}.`
  return `${holds}: ${durationOf((work === 'rewrites' ? totalBytes : bytes) / speed[work])}.`
}

const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',')

function sizeOf(bytes: number): string {
  const [unit, size] = bytes >= 1024 * megabyte ? ['GB', bytes / megabyte / 1024] : ['MB', bytes / megabyte]
  return unit === 'MB' && size < 1 ? 'less than 1 MB' : `${size < 10 ? size.toFixed(1) : Math.round(size)} ${unit}`
}

function durationOf(seconds: number): string {
  if (seconds < 1) return 'less than a second'
  if (seconds < 100) return `some ${Math.ceil(seconds)} seconds`
  return seconds < 6000 ? `some ${Math.ceil(seconds / 60)} minutes` : `some ${Math.ceil(seconds / 3600)} hours`
}
