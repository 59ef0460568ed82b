import type { Header } from '../model/revision.ts'
import { writtenBackfill } from './written-backfill.ts'
import { commentLine, listLiteral, sqlLiteral, stringLiteral } from './written-text.ts'

/** One statement with the lines above it, or a line that stands alone. */
export type Part = StatementPart | RemarkPart

export interface StatementPart {
  readonly sql: string
  readonly comments: readonly string[]
}

/** A remark between statements, such as the place for a data step. */
export interface RemarkPart {
  readonly remark: string
}

/** What one function of a revision does, in order. */
export type Body = readonly Part[]

export interface RevisionText {
  readonly header: Header
  readonly upgrade: Body
  readonly downgrade: Body
  readonly createdAt?: Date
  /** Lines below the head that say what is wrong with the revision. */
  readonly remarks?: readonly string[]
}

const lineWidth = 120

/** The text of a revision file; the same values give the same bytes. */
export function revisionSource({ header, upgrade, downgrade, createdAt, remarks = [] }: RevisionText): string {
  const isToBeWritten = upgrade.length === 0 && downgrade.length === 0 && header.downRevisions.length < 2
  const signature = (body: Body): string =>
    isToBeWritten || body.some((part) => 'sql' in part) ? 'queryRunner: QueryRunner' : ''
  const functions = [
    functionText('upgrade', signature(upgrade), upgrade),
    functionText('downgrade', signature(downgrade), downgrade),
  ]
  const importsType = functions.some((text) => text.includes('(queryRunner: QueryRunner)'))
  const backfills = [...upgrade, ...downgrade].some((part) => 'sql' in part && writtenBackfill(part.sql) !== null)
  const imports = [
    ...(backfills ? ["import { backfill } from '@retort/migrations'"] : []),
    ...(importsType ? ["import type { QueryRunner } from 'typeorm'"] : []),
  ].join('\n')
  const created = createdAt === undefined ? [] : [commentLine(`created ${createdAt.toISOString()}`)]
  const head = [...headerLines(header), ...created].join('\n')
  const remarked = remarks.length === 0 ? [] : remarks.map(commentLine).join('\n')
  const sections = [imports === '' ? [] : imports, head, remarked, functions].flat()
  return `${sections.join('\n\n')}\n`
}

function headerLines(header: Header): readonly string[] {
  const { id, downRevisions, message, branchLabels, dependsOn, transaction, accepts, replaces = [] } = header
  const [only = null, ...more] = downRevisions
  return [
    declaration('revision', id),
    declaration('downRevision', more.length > 0 ? downRevisions : only),
    declaration('message', message),
    ...(branchLabels.length > 0 ? [declaration('branchLabels', branchLabels)] : []),
    ...(dependsOn.length > 0 ? [declaration('dependsOn', dependsOn)] : []),
    ...(replaces.length > 0 ? [declaration('replaces', replaces)] : []),
    ...(transaction === 'none' ? [declaration('transaction', transaction)] : []),
    ...(Object.keys(accepts).length > 0 ? [recordDeclaration('accepts', accepts)] : []),
  ]
}

function declaration(name: string, value: string | readonly string[] | null): string {
  const start = `export const ${name} =`
  if (value === null) return `${start} null`
  if (typeof value !== 'string') return listDeclaration(start, value)
  const line = `${start} ${stringLiteral(value)}`
  return line.length <= lineWidth ? line : `${start}\n  ${stringLiteral(value)}`
}

function recordDeclaration(name: string, record: Readonly<Record<string, string>>): string {
  const lines = Object.entries(record).map(([key, value]) => `  ${stringLiteral(key)}: ${stringLiteral(value)},\n`)
  return `export const ${name} = {\n${lines.join('')}}`
}

function listDeclaration(start: string, texts: readonly string[]): string {
  const line = `${start} ${listLiteral(texts)}`
  return line.length <= lineWidth ? line : `${start} [\n${texts.map((text) => `  ${stringLiteral(text)},\n`).join('')}]`
}

function functionText(name: string, parameters: string, body: Body): string {
  const start = `export async function ${name}(${parameters}): Promise<void> {`
  if (body.length === 0) return `${start}}`
  const blocks = body.map(blockText)
  const text = blocks.reduce((before, block, at) => before + (isApart(body, at) ? '\n\n' : '\n') + block, start)
  return `${text}\n}`
}

/** A blank line on both sides of what carries comments, so that each is seen with its own statement. */
function isApart(body: Body, at: number): boolean {
  const [before, part] = [body[at - 1], body[at]]
  if (before === undefined || part === undefined) return false
  return 'remark' in before !== 'remark' in part || isCommented(before) || isCommented(part)
}

const isCommented = (part: Part): boolean => 'sql' in part && part.comments.length > 0

function blockText(part: Part): string {
  if ('remark' in part) return `  ${commentLine(part.remark)}`
  return [...part.comments.map((comment) => `  ${commentLine(comment)}`), queryText(part.sql)].join('\n')
}

function queryText(sql: string): string {
  const backfill = writtenBackfill(sql)
  if (backfill !== null) return backfill
  const literal = sqlLiteral(sql)
  const line = `  await queryRunner.query(${literal})`
  // A literal of several lines begins right after the bracket: an indent would be part of the SQL.
  if (literal.includes('\n') || line.length <= lineWidth) return line
  return `  await queryRunner.query(\n    ${literal},\n  )`
}
