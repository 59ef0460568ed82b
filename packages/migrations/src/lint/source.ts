import type { Program } from 'oxc-parser'
import type { Direction } from '../model/progress.ts'
import { backfillSql, isBackfillOptions } from '../sql/backfill.ts'
import { callStatements } from './calls.ts'
import { type Constants, constantsOf, evaluateArgument, type Node, nodesOf, unknown } from './evaluate.ts'

/** A piece of a revision's SQL, or what of it cannot be read without running the file, and where that stands. */
export type SourcePart = SourceText | { readonly unreadable: string; readonly line: number }

export interface SourceText {
  readonly sql: string
  readonly line: number
  /** The file has the SQL line by line. */
  readonly isLiteral: boolean
  /** No condition, loop or handler of errors decides whether it is sent. */
  readonly isCertain: boolean
}

/** The parts of one direction of a revision, in the order in which they stand in the file. */
export type ReadSource = (file: string, source: string, direction: Direction) => readonly SourcePart[]

/** The line on which a place in a part of the SQL stands. */
export const lineIn = ({ sql, line, isLiteral }: SourceText, offset: number): number =>
  isLiteral ? line + sql.slice(0, offset).split('\n').length - 1 : line

/** Loads a parser of TypeScript; what it reads is not run. */
export async function loadSourceReader(): Promise<ReadSource> {
  const { parseSync } = await import('oxc-parser')
  return (file, source, direction) => {
    const lineAt = linesOf(source)
    const { program, errors } = parseSync(file, source)
    const [error] = errors
    if (error !== undefined)
      return [{ unreadable: `it is no valid source: ${error.message}`, line: lineAt(error.labels[0]?.start ?? 0) }]
    return partsOf(program, direction, lineAt)
  }
}

type LineOf = (offset: number) => number

function linesOf(source: string): LineOf {
  const starts = [0, ...[...source.matchAll(/\r\n|[\n\r\u2028\u2029]/g)].map(({ index, 0: end }) => index + end.length)]
  return (offset) => starts.findLastIndex((start) => start <= offset) + 1
}

function partsOf(program: Program, direction: Direction, lineOf: LineOf): readonly SourcePart[] {
  const body = functionIn(program, direction)
  // A revision may have no way back; what it has none of needs no judging.
  if (body === null)
    return direction === 'downgrade' ? [] : [{ unreadable: 'its upgrade is not written in this file', line: 1 }]
  const { runner, statements } = body
  if (runner === null) {
    const line = lineOf(statements.start)
    return nodesOf(statements).length > 1 ? [{ unreadable: `its ${direction} takes the query runner apart`, line }] : []
  }
  return read({ runner, statements, constants: constantsOf(program), lineOf })
}

interface Body {
  /** What the function calls the query runner; null where it gives it no name. */
  readonly runner: string | null
  readonly statements: Node
}

interface FunctionNode extends Node {
  readonly params?: readonly { readonly type: string; readonly name?: string }[]
  readonly body?: Node | null
}

const namesOf: Readonly<Record<Direction, readonly string[]>> = {
  upgrade: ['upgrade', 'up'],
  downgrade: ['downgrade', 'down'],
}

/** The function that is exported, or is a method of a class, under one of the two names. */
function functionIn(program: Program, direction: Direction): Body | null {
  for (const node of nodesOf(program)) {
    const found = functionNamed(node, namesOf[direction])
    if (found?.body === undefined || found.body === null) continue
    const [parameter] = found.params ?? []
    const runner = parameter?.type === 'Identifier' ? (parameter.name ?? null) : null
    return { runner, statements: found.body }
  }
  return null
}

interface NamedNode extends Node {
  readonly id?: { readonly name?: string } | null
  readonly key?: { readonly name?: string }
  readonly left?: { readonly property?: { readonly name?: string } }
  readonly init?: FunctionNode | null
  readonly value?: FunctionNode
  readonly right?: FunctionNode
}

function functionNamed(node: NamedNode, names: readonly string[]): FunctionNode | null {
  const has = (name: string | undefined): boolean => name !== undefined && names.includes(name)
  if (node.type === 'FunctionDeclaration' && has(node.id?.name)) return node as FunctionNode
  if (node.type === 'VariableDeclarator' && has(node.id?.name)) return node.init ?? null
  if (['MethodDefinition', 'PropertyDefinition', 'Property'].includes(node.type) && has(node.key?.name))
    return node.value ?? null
  return node.type === 'AssignmentExpression' && has(node.left?.property?.name) ? (node.right ?? null) : null
}

interface Reading {
  readonly runner: string
  readonly statements: Node
  readonly constants: Constants
  readonly lineOf: LineOf
}

interface MemberNode extends Node {
  readonly object?: MemberNode
  readonly property?: { readonly name?: string }
  readonly name?: string
}

interface CallNode extends Node {
  readonly callee: MemberNode
  readonly arguments: readonly Node[]
}

/** Every use of the query runner: a query or a call that is understood, or something that is not. */
function read(reading: Reading): readonly SourcePart[] {
  const { runner, statements, lineOf } = reading
  const nodes = nodesOf(statements)
  const calls = nodes.filter((node): node is CallNode => node.type === 'CallExpression')
  const backfills = calls.filter((call) => isBackfill(call, runner))
  const deciding = nodes.filter(({ type }) => decides.test(type))
  const isCertain = ({ start }: Node): boolean => !deciding.some((node) => node.start <= start && start < node.end)
  const parts = calls.flatMap((call) => {
    const path = pathOf(call.callee)
    if (backfills.includes(call))
      return [{ start: call.start, parts: [partOfBackfill(call, reading)], isCertain: isCertain(call) }]
    return path?.[0] === runner
      ? [{ start: call.start, parts: partsOfCall(call, path.slice(1), reading), isCertain: isCertain(call) }]
      : []
  })
  const called = new Set([
    ...calls.flatMap(({ callee }) => rootOf(callee)?.start ?? []),
    ...backfills.flatMap((call) => call.arguments[0]?.start ?? []),
  ])
  const elsewhere = nodes
    .filter((node) => node.type === 'Identifier' && (node as MemberNode).name === runner && !called.has(node.start))
    .map(({ start }) => ({
      start,
      parts: [{ unreadable: `it gives the query runner to other code`, line: lineOf(start) }],
      isCertain: true,
    }))
  return [...parts, ...elsewhere]
    .sort((one, other) => one.start - other.start)
    .flatMap(({ parts: own, isCertain: runs }) =>
      own.map((part) => ('sql' in part && !runs ? { ...part, isCertain: false } : part)),
    )
}

/** Nodes inside which something is sent or is not, or is sent several times. */
const decides =
  /^(If|For|ForIn|ForOf|While|DoWhile|Switch|Try|Labeled)Statement$|^(Conditional|Logical|Function|ArrowFunction)Expression$/

/** `backfill(queryRunner, { … })` */
const isBackfill = ({ callee, arguments: [first] }: CallNode, runner: string): boolean =>
  callee.type === 'Identifier' && callee.name === 'backfill' && (first as MemberNode | undefined)?.name === runner

function partOfBackfill(call: CallNode, { constants, lineOf }: Reading): SourcePart {
  const line = lineOf(call.start)
  const options = evaluateArgument(call.arguments[1], constants)
  try {
    if (options !== unknown && isBackfillOptions(options))
      return { sql: backfillSql(options), line, isLiteral: false, isCertain: true }
    return { unreadable: 'what backfill is given is decided when it runs', line }
  } catch (error) {
    return { unreadable: error instanceof Error ? error.message.replace(/\.$/, '') : String(error), line }
  }
}

const rootOf = (node: MemberNode): MemberNode | null =>
  node.type === 'Identifier' ? node : node.object === undefined ? null : rootOf(node.object)

/** `queryRunner.manager.query` as its names. */
function pathOf(node: MemberNode): readonly string[] | null {
  if (node.type === 'Identifier') return node.name === undefined ? null : [node.name]
  const before = node.type === 'MemberExpression' && node.object !== undefined ? pathOf(node.object) : null
  return before === null || node.property?.name === undefined ? null : [...before, node.property.name]
}

/** What only looks, or sends nothing of its own. */
const harmless =
  /^(has\w+|get\w+|startTransaction|commitTransaction|rollbackTransaction|connect|release|clearSqlMemory|enableSqlMemory|disableSqlMemory|isTransactionActive)$/

function partsOfCall(call: CallNode, path: readonly string[], reading: Reading): readonly SourcePart[] {
  const [method = ''] = path
  const line = reading.lineOf(call.start)
  if (path.join('.') === 'query' || path.join('.') === 'manager.query') return partsOfQuery(call, reading)
  if (path.length > 1) return [{ unreadable: `what ${path.join('.')} sends is decided when it runs`, line }]
  if (harmless.test(method)) return []
  const values = call.arguments.map((each) => evaluateArgument(each, reading.constants))
  if (values.includes(unknown)) return [{ unreadable: `what ${method} is given is decided when it runs`, line }]
  const statements = callStatements(
    method,
    values.filter((value) => value !== unknown),
  )
  if (typeof statements === 'string') return [{ unreadable: statements, line }]
  return statements.map((sql) => ({ sql, line, isLiteral: false, isCertain: true }))
}

function partsOfQuery(call: CallNode, { constants, lineOf }: Reading): readonly SourcePart[] {
  const [argument] = call.arguments
  const sql = evaluateArgument(argument, constants)
  if (argument === undefined || typeof sql !== 'string')
    return [{ unreadable: 'the SQL of a query is put together when it runs', line: lineOf(call.start) }]
  const [first, last] = [lineOf(argument.start), lineOf(argument.end)]
  // A template reads in the file as PostgreSQL gets it, line by line, unless a constant in it has lines of its own.
  const isLiteral = argument.type === 'TemplateLiteral' && sql.split('\n').length - 1 === last - first
  return [{ sql, line: first, isLiteral, isCertain: true }]
}
