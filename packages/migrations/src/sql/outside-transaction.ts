import { splitStatements } from './split.ts'

/** An identifier that a statement names, as the statement has it. */
export interface WrittenName {
  /** Null where it is left to the search path. */
  readonly namespace: string | null
  readonly name: string
}

/** A text that PostgreSQL refuses in a transaction, and how to find out after a crash what became of it. */
export type OutsideStatement =
  | { readonly what: 'create-index'; readonly index: string; readonly table: WrittenName }
  | { readonly what: 'drop-index'; readonly indexes: readonly WrittenName[] }
  /** Running it again does no harm. */
  | { readonly what: 'repeatable' }
  | { readonly what: 'other' }

const part = String.raw`(?:"(?:[^"]|"")+"|[\w$\u0080-\uffff]+)`
const qualified = String.raw`${part}(?:\s*\.\s*${part})?`
const createIndex = new RegExp(
  String.raw`^create\s+(?:unique\s+)?index\s+concurrently\s+(?:if\s+not\s+exists\s+)?(?:(?!on\b)(${part})\s+)?on\s+(?:only\s+)?(${qualified})`,
  'i',
)
const dropIndex = new RegExp(
  String.raw`^drop\s+index\s+concurrently\s+(?:if\s+exists\s+)?(${qualified}(?:\s*,\s*${qualified})*)`,
  'i',
)
const repeatable =
  /^(vacuum|cluster|alter\s+system|alter\s+database|reindex\s+(\([^)]*\)\s*)?(database|system|schema)|reindex\b.*\bconcurrently)\b/is
const other =
  /^((create|drop)\s+(database|tablespace)|(create|drop|alter)\s+subscription|call|alter\s+table\b.*\bdetach\s+partition\b.*\b(concurrently|finalize)|do\b.*\b(commit|rollback))\b/is

// Cheap to ask of every statement; only few texts hold one of these words.
const words = /\b(concurrently|finalize|vacuum|cluster|system|database|tablespace|subscription|call|do|reindex)\b/i

/** Null for what runs in a transaction as well. */
export function outsideStatement(sql: string): OutsideStatement | null {
  if (!words.test(sql)) return null
  const [statement = '', ...more] = splitStatements(sql)
  // PostgreSQL runs a message of several statements as one transaction.
  return more.length > 0 ? null : classify(statement)
}

function classify(statement: string): OutsideStatement | null {
  const create = createIndex.exec(statement)
  if (create !== null) {
    const [, index, table = ''] = create
    return index === undefined
      ? { what: 'other' }
      : { what: 'create-index', index: unquoted(index), table: nameOf(table) }
  }
  const drop = dropIndex.exec(statement)
  if (drop !== null) {
    const names = [...(drop[1] ?? '').matchAll(new RegExp(qualified, 'g'))]
    return { what: 'drop-index', indexes: names.map(([text]) => nameOf(text)) }
  }
  if (repeatable.test(statement)) return { what: 'repeatable' }
  return other.test(statement) ? { what: 'other' } : null
}

function nameOf(text: string): WrittenName {
  const parts = [...text.matchAll(new RegExp(part, 'g'))].map(([each]) => unquoted(each))
  const name = parts.at(-1) ?? ''
  return { namespace: parts.length > 1 ? (parts[0] ?? null) : null, name }
}

/** PostgreSQL folds what is not quoted to lower case. */
const unquoted = (text: string): string =>
  text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text.toLowerCase()
