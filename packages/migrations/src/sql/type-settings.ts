import { bareType } from './type-name.ts'

const zoned = new Set(['timestamp with time zone', 'time with time zone'])
const dated = new Set(['date', 'timestamp with time zone', 'timestamp without time zone'])
const texts = new Set(['text', 'character varying', 'character', 'bpchar', 'citext', 'name'])

/**
 * What has to be set for a column to get the same values whoever runs the change, as it stands behind SET LOCAL. With
 * UTC, `timestamp` and `timestamptz` are also the same bytes, and no row is written.
 */
export function settingsFor(before: string, after: string): readonly string[] {
  const [from, to] = [bareType(before), bareType(after)]
  if (from === to) return []
  const isPrinted = (is: (type: string) => boolean) => (is(from) && texts.has(to)) || (is(to) && texts.has(from))
  return [
    ...(zoned.has(from) || zoned.has(to) ? [`TimeZone TO 'UTC'`] : []),
    ...(isPrinted((type) => dated.has(type)) ? [`DateStyle TO 'ISO, YMD'`] : []),
    ...(isPrinted((type) => type.startsWith('interval')) ? [`IntervalStyle TO 'postgres'`] : []),
    ...(isPrinted((type) => type === 'bytea') ? [`bytea_output TO 'hex'`] : []),
  ]
}

const meanings: Readonly<Record<string, string>> = {
  TimeZone: 'Times without a zone are those of UTC, whoever runs this.',
  DateStyle: 'Dates are written 2026-01-31, whoever runs this.',
  IntervalStyle: 'Intervals are written 1 day 02:00:00, whoever runs this.',
  bytea_output: 'Bytes are written in hexadecimal digits, whoever runs this.',
  check_function_bodies: 'What a function names may come after it.',
  role: 'Whoever grants it is who may take it back.',
}

/** Why something is set, for the one who reads the file. */
export const meaningOf = (setting: string): string => meanings[nameOfSetting(setting)] ?? 'Whoever runs this.'

export const nameOfSetting = (setting: string): string => setting.split(' ')[0] ?? ''
