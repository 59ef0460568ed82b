/** How a sequence counts. Numbers are decimal text, because they reach 2⁶³ − 1. */
export interface SequenceOptions {
  readonly type: 'smallint' | 'integer' | 'bigint'
  readonly start: string
  readonly increment: string
  readonly min: string
  readonly max: string
  readonly cache: string
  readonly cycle: boolean
}

const limits = {
  smallint: ['-32768', '32767'],
  integer: ['-2147483648', '2147483647'],
  bigint: ['-9223372036854775808', '9223372036854775807'],
} as const

/** What CREATE SEQUENCE chooses when only the type and the increment are given. */
export function defaultSequenceOptions(type: SequenceOptions['type'], increment = '1'): SequenceOptions {
  const [lowest, highest] = limits[type]
  const descending = increment.startsWith('-')
  const [min, max] = descending ? [lowest, '-1'] : ['1', highest]
  return { type, start: descending ? max : min, increment, min, max, cache: '1', cycle: false }
}

/** The clauses that make PostgreSQL choose these options; nothing for its own choice. */
export function sequenceClauses(options: SequenceOptions): readonly string[] {
  const usual = defaultSequenceOptions(options.type, options.increment)
  const startOfRange = options.increment.startsWith('-') ? options.max : options.min
  return [
    ...(options.increment === '1' ? [] : [`INCREMENT BY ${options.increment}`]),
    ...(options.min === usual.min ? [] : [`MINVALUE ${options.min}`]),
    ...(options.max === usual.max ? [] : [`MAXVALUE ${options.max}`]),
    ...(options.start === startOfRange ? [] : [`START WITH ${options.start}`]),
    ...(options.cache === '1' ? [] : [`CACHE ${options.cache}`]),
    ...(options.cycle ? ['CYCLE'] : []),
  ]
}

/** The clauses that turn one set of options into another; the type goes first because it bounds the others. */
export function sequenceChanges(before: SequenceOptions, after: SequenceOptions): readonly string[] {
  return [
    ...(before.type === after.type ? [] : [`AS ${after.type}`]),
    ...(before.increment === after.increment ? [] : [`INCREMENT BY ${after.increment}`]),
    ...(before.min === after.min && before.type === after.type ? [] : [`MINVALUE ${after.min}`]),
    ...(before.max === after.max && before.type === after.type ? [] : [`MAXVALUE ${after.max}`]),
    ...(before.start === after.start ? [] : [`START WITH ${after.start}`]),
    ...(before.cache === after.cache ? [] : [`CACHE ${after.cache}`]),
    ...(before.cycle === after.cycle ? [] : [after.cycle ? 'CYCLE' : 'NO CYCLE']),
  ]
}

/** The options of a sequence that gets another type. A bound that nobody chose follows it, and so does one that lies beyond it. */
export function ofType(options: SequenceOptions, type: SequenceOptions['type']): SequenceOptions {
  const was = defaultSequenceOptions(options.type, options.increment)
  const usual = defaultSequenceOptions(type, options.increment)
  const [lowest, highest] = limits[type].map(BigInt)
  const fit = (name: 'min' | 'max' | 'start'): string => {
    const chosen = BigInt(options[name])
    const isWithin = lowest !== undefined && highest !== undefined && lowest <= chosen && chosen <= highest
    return options[name] !== was[name] && isWithin ? options[name] : usual[name]
  }
  return { ...options, type, min: fit('min'), max: fit('max'), start: fit('start') }
}

/** The options before, with the least range that holds both ranges, and a type that holds that. */
export function unitedRange(before: SequenceOptions, after: SequenceOptions): SequenceOptions {
  const least = (first: string, second: string) => (BigInt(first) < BigInt(second) ? first : second)
  const most = (first: string, second: string) => (BigInt(first) > BigInt(second) ? first : second)
  const wider = widths.indexOf(before.type) > widths.indexOf(after.type) ? before.type : after.type
  return { ...before, type: wider, min: least(before.min, after.min), max: most(before.max, after.max) }
}

const widths = ['smallint', 'integer', 'bigint'] as const

/** The SELECT list entries that `decodeSequence` reads, from a `pg_sequence` row aliased `s`. */
export const sequenceColumns = `format_type(s.seqtypid, null) as sequence_type, s.seqstart::text as sequence_start,
  s.seqincrement::text as sequence_increment, s.seqmin::text as sequence_min, s.seqmax::text as sequence_max,
  s.seqcache::text as sequence_cache, s.seqcycle as sequence_cycle`

export const decodeSequence = (row: Readonly<Record<string, unknown>>): SequenceOptions => ({
  type: row.sequence_type as SequenceOptions['type'],
  start: row.sequence_start as string,
  increment: row.sequence_increment as string,
  min: row.sequence_min as string,
  max: row.sequence_max as string,
  cache: row.sequence_cache as string,
  cycle: row.sequence_cycle as boolean,
})
