import { codeIn, nameFrom, type Skeleton, skeletonOf } from './skeleton.ts'
import { splitStatements } from './split.ts'

/** An identifier that a statement names, as PostgreSQL stores it. */
export interface WrittenName {
  /** Null where it is left to the search path. */
  readonly namespace: string | null
  readonly name: string
}

/** A text that PostgreSQL refuses in a transaction, or may, and how to find out after a crash what became of it. */
export type OutsideStatement =
  | { readonly what: 'create-index'; readonly index: string; readonly table: WrittenName }
  | { readonly what: 'drop-index'; readonly indexes: readonly WrittenName[] }
  /** Running it again does no harm. */
  | { readonly what: 'repeatable' }
  | { readonly what: 'other' }

const part = String.raw`(?:"\d+"|[\w$\u0080-\uffff]+)`
const qualified = String.raw`${part}(?: \. ${part})?`
const concurrently = /^(create (unique )?|drop )index concurrently\b/
const createIndex = new RegExp(
  `^create (?:unique )?index concurrently (?:if not exists )?(?:(?!on )(${part}) )?on (?:only )?(${qualified}) (?![.&])`,
)
const dropIndex = new RegExp(
  `^drop index concurrently (?:if exists )?(${qualified}(?: , ${qualified})*)(?: cascade| restrict)?$`,
)

/** Refused in every transaction. */
const repeatable = new RegExp(
  [
    '^vacuum\\b',
    '^cluster( \\( [^)]* \\)| verbose)?$',
    '^alter system\\b',
    `^alter database ${part} set tablespace\\b`,
    '^reindex (\\( [^)]* \\) )?(database|system|schema)\\b',
    '^reindex (\\( [^)]* \\) )?\\w+ concurrently\\b',
    "^reindex \\( ([^)]* , )?concurrently( true| on| 1| '')? [,)]",
  ].join('|'),
)
const other = new RegExp(
  [
    '^(create|drop) (database|tablespace|subscription)\\b',
    `^alter table (if exists )?(only )?${qualified} detach partition ${qualified} concurrently$`,
  ].join('|'),
)

/** Refused in some transactions: of a partitioned table, or of a procedure that commits. Alone they run everywhere. */
const maybeRepeatable = /^(cluster|reindex)\b/
const maybeOther = new RegExp(
  `^(call\\b|alter subscription\\b|alter table (if exists )?(only )?${qualified} detach partition ${qualified} finalize$)`,
)

// Cheap to ask of every statement; only few texts hold one of these words.
const words = /\b(concurrently|finalize|vacuum|cluster|system|database|tablespace|subscription|call|do|reindex)\b/i

/** What to do with a statement where there is no transaction anyway; null for what is better sent in one. */
export function outsideStatement(sql: string): OutsideStatement | null {
  const statement = aloneIn(sql)
  if (statement === null) return null
  if (maybeRepeatable.test(statement.text)) return { what: 'repeatable' }
  return maybeOther.test(statement.text) ? { what: 'other' } : classify(statement)
}

/** Whether PostgreSQL refuses the text in whatever transaction. */
export function refusesTransaction(sql: string): boolean {
  const statement = aloneIn(sql)
  return statement !== null && classify(statement) !== null
}

function aloneIn(sql: string): Skeleton | null {
  if (!words.test(sql)) return null
  const [statement = '', ...more] = splitStatements(sql)
  // PostgreSQL runs a message of several statements as one transaction.
  return more.length > 0 ? null : skeletonOf(statement)
}

function classify(statement: Skeleton): OutsideStatement | null {
  const { text } = statement
  if (concurrently.test(text)) return indexStatement(statement)
  if (repeatable.test(text)) return { what: 'repeatable' }
  return other.test(text) || isCommittingBlock(statement) ? { what: 'other' } : null
}

function indexStatement(statement: Skeleton): OutsideStatement {
  const [, index, table = ''] = createIndex.exec(statement.text) ?? []
  if (index !== undefined) {
    return { what: 'create-index', index: nameFrom(index, statement), table: nameOf(table, statement) }
  }
  const names = dropIndex.exec(statement.text)?.[1]?.split(' , ')
  // A name may be left to PostgreSQL, or written with escapes.
  if (names === undefined) return { what: 'other' }
  return { what: 'drop-index', indexes: names.map((name) => nameOf(name, statement)) }
}

/** Whether a DO block says COMMIT or ROLLBACK, and not only in a text or a comment. */
const isCommittingBlock = ({ text, strings }: Skeleton): boolean =>
  /^do\b/.test(text) && strings.some((string) => /\b(commit|rollback) (;|and\b)/.test(skeletonOf(codeIn(string)).text))

function nameOf(text: string, statement: Skeleton): WrittenName {
  const parts = text.split(' . ').map((each) => nameFrom(each, statement))
  return { namespace: parts.length > 1 ? (parts[0] ?? null) : null, name: parts.at(-1) ?? '' }
}
