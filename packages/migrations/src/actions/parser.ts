import type { Node } from 'libpg-query'

import { batchSql } from '../sql/backfill.ts'
import { plainStatement } from './plain-statement.ts'

/** A statement of an SQL text, and where in the text its first word stands. */
export interface ParsedStatement {
  readonly node: Node
  readonly offset: number
  readonly sql: string
}

/** What PostgreSQL's grammar makes of a text, or what it says is wrong with it, and where. */
export type Parsed =
  | { readonly statements: readonly ParsedStatement[] }
  | { readonly problem: string; readonly offset: number }

export type Parse = (sql: string) => Parsed

/** Loads PostgreSQL's own parser. */
export async function loadParser(): Promise<Parse> {
  const { loadModule, parseSync } = await import('libpg-query')
  await loadModule()
  const parse: Parse = (sql) => {
    // The parser takes this for a mistake, which PostgreSQL does not.
    if (sql.trim() === '') return { statements: [] }
    try {
      const bytes = Buffer.from(sql)
      const statements = (parseSync(sql).stmts ?? []).flatMap(({ stmt, stmt_location: from = 0, stmt_len: length }) =>
        stmt === undefined ? [] : [located(stmt, bytes, { from, to: length ? from + length : bytes.length })],
      )
      return { statements }
    } catch (error) {
      const position = (error as { sqlDetails?: { cursorPosition?: number } }).sqlDetails?.cursorPosition ?? 0
      return { problem: error instanceof Error ? error.message : String(error), offset: position }
    }
  }
  return (sql) => {
    const batch = batchSql(sql)
    return batch === null ? parse(sql) : withText(parse(batch), sql)
  }
}

/** A parser for these texts. PostgreSQL's own is loaded only if one of them is not plain. */
export async function parserFor(texts: readonly string[]): Promise<Parse> {
  const plain = new Map(
    texts.flatMap((sql) => {
      const node = plainStatement(sql)
      return node === null ? [] : [[sql, { statements: [{ node, offset: 0, sql }] }] as const]
    }),
  )
  const parse = texts.every((sql) => plain.has(sql)) ? unforeseen : await loadParser()
  return (sql) => plain.get(sql) ?? parse(sql)
}

/** The statements of these texts, one after another. What PostgreSQL cannot read is left out: it will be rejected when it is sent. */
export async function statementsIn(texts: readonly string[]): Promise<readonly ParsedStatement[]> {
  const parse = await parserFor(texts)
  return texts.map(parse).flatMap((parsed) => ('problem' in parsed ? [] : parsed.statements))
}

const unforeseen: Parse = (sql) => {
  throw new Error(`No parser is there for: ${sql}`)
}

/** A backfill is a block around its batches: what it does is what each of them does. */
function withText(parsed: Parsed, sql: string): Parsed {
  if ('problem' in parsed) return { ...parsed, offset: 0 }
  return { statements: parsed.statements.map(({ node }) => ({ node, offset: 0, sql })) }
}

interface Extent {
  readonly from: number
  readonly to: number
}

const blank = /^(?:\s|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*/

/** The parser counts bytes, and begins a statement where the one before it ended. */
function located(node: Node, bytes: Buffer, { from, to }: Extent): ParsedStatement {
  const text = bytes.subarray(from, to).toString()
  const lead = blank.exec(text)?.[0].length ?? 0
  return { node, offset: bytes.subarray(0, from).toString().length + lead, sql: text.slice(lead).trimEnd() }
}
