import { type BackfillOptions, backfillSql, isBackfillOptions } from '../sql/backfill.ts'
import { takeValue } from './literal.ts'
import type { Scanner } from './scanner.ts'

const fields = ['table', 'key', 'set', 'where', 'batchSize', 'pauseMs'] as const

type Value = string | number | readonly string[]

/** The SQL of `backfill(queryRunner, { … })`, whose name was just taken; null where it is not made of literals. */
export function takeBackfill(scanner: Scanner, parameter: string): string | null {
  const begins = ['(', parameter, ',', '{'].every((text) => scanner.take().text === text)
  const options = begins ? takeOptions(scanner) : null
  if (scanner.peek().text === ',') scanner.take()
  if (options === null || scanner.take().text !== ')') return null
  try {
    return backfillSql(options)
  } catch {
    // What is wrong with it, the function itself says when it is called.
    return null
  }
}

function takeOptions(scanner: Scanner): BackfillOptions | null {
  const values = new Map<string, Value>()
  while (scanner.peek().text !== '}') {
    const name = scanner.take().text
    if (!fields.some((field) => field === name) || values.has(name) || scanner.take().text !== ':') return null
    const value = takeOption(scanner)
    if (value === null) return null
    values.set(name, value)
    if (scanner.peek().text === ',') scanner.take()
    else if (scanner.peek().text !== '}') return null
  }
  scanner.take()
  const options: Partial<Record<string, Value>> = Object.fromEntries(values)
  return isBackfillOptions(options) ? options : null
}

function takeOption(scanner: Scanner): Value | null {
  if (scanner.peek().kind === 'number') {
    const number = Number(scanner.take().text.replaceAll('_', ''))
    return Number.isNaN(number) ? null : number
  }
  const value = takeValue(scanner)
  return typeof value === 'string' || Array.isArray(value) ? value : null
}
