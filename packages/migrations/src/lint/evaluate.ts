import type { Expression, Program } from 'oxc-parser'

/** What a constant expression stands for. */
export type Constant = string | number | boolean | null | undefined | readonly Constant[] | ConstantRecord
export interface ConstantRecord {
  readonly [name: string]: Constant
}

/** The constants of a file, by name, as they are written. */
export type Constants = ReadonlyMap<string, Expression>

/** An expression that only the running program can answer. */
export const unknown = Symbol('unknown')
export type Unknown = typeof unknown

/** Every `const` of a file; a name that is declared twice says nothing. */
export function constantsOf(program: Program): Constants {
  const found = new Map<string, Expression | null>()
  for (const node of nodesOf(program)) {
    if (node.type !== 'VariableDeclarator') continue
    const { id, init } = node as unknown as { id: { type: string; name?: string }; init: Expression | null }
    if (id.type !== 'Identifier' || id.name === undefined) continue
    found.set(id.name, found.has(id.name) ? null : init)
  }
  const declared = new Set(nodesOf(program).flatMap(letNames))
  return new Map([...found].flatMap(([name, init]) => (init === null || declared.has(name) ? [] : [[name, init]])))
}

/** What may be assigned anew holds nothing for certain. */
function letNames(node: Node): readonly string[] {
  const { type, kind, declarations } = node as { type: string; kind?: string; declarations?: readonly Declarator[] }
  if (type !== 'VariableDeclaration' || kind === 'const') return []
  return (declarations ?? []).flatMap(({ id }) => id.name ?? [])
}

interface Declarator {
  readonly id: { readonly name?: string }
}

export interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
}

/** A node with everything inside it, in the order of the text. */
export function nodesOf(tree: unknown): readonly Node[] {
  if (typeof tree !== 'object' || tree === null) return []
  const inside = Object.values(tree).flatMap(nodesOf)
  return 'type' in tree && 'start' in tree ? [tree as Node, ...inside] : inside
}

/** The value of an expression that is made of literals and constants, whatever it is wrapped in. */
export function evaluate(expression: Expression, constants: Constants): Constant | Unknown {
  switch (expression.type) {
    case 'Literal':
      return literalOf(expression.value)
    case 'TemplateLiteral':
      return joined(
        expression.quasis.map(({ value }) => value.cooked ?? unknown),
        expression.expressions.map((each) => evaluate(each, constants)),
      )
    case 'BinaryExpression':
      if (expression.operator !== '+') return unknown
      return sum(evaluate(expression.left as Expression, constants), evaluate(expression.right, constants))
    case 'Identifier':
      return named(expression.name, constants)
    case 'ArrayExpression':
      return whole(
        expression.elements.map((element) =>
          element === null || element.type === 'SpreadElement' ? unknown : evaluate(element, constants),
        ),
      )
    case 'ObjectExpression':
      return record(expression.properties, constants)
    case 'NewExpression':
      return evaluateArgument(expression.arguments[0], constants)
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'ParenthesizedExpression':
      return evaluate(expression.expression, constants)
    case 'UnaryExpression':
      return negated(expression.operator, evaluate(expression.argument, constants))
    default:
      return unknown
  }
}

/** `new Table({ … })` is read as what it is made from. */
export const evaluateArgument = (
  argument: { readonly type: string } | undefined,
  constants: Constants,
): Constant | Unknown =>
  argument === undefined
    ? undefined
    : argument.type === 'SpreadElement'
      ? unknown
      : evaluate(argument as Expression, constants)

const literalOf = (value: unknown): Constant | Unknown =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value) ? (value as Constant) : unknown

function joined(texts: readonly (string | Unknown)[], values: readonly (Constant | Unknown)[]): string | Unknown {
  const parts = texts.flatMap((text, at) => (at < values.length ? [text, values[at]] : [text]))
  return parts.every((part) => typeof part === 'string' || typeof part === 'number') ? parts.join('') : unknown
}

function sum(left: Constant | Unknown, right: Constant | Unknown): string | Unknown {
  return typeof left === 'string' || typeof right === 'string' ? joined(['', '', ''], [left, right]) : unknown
}

function named(name: string, constants: Constants): Constant | Unknown {
  if (name === 'undefined') return undefined
  const expression = constants.get(name)
  if (expression === undefined) return unknown
  // A constant that mentions itself would never end.
  return evaluate(expression, new Map([...constants].filter(([other]) => other !== name)))
}

const whole = (values: readonly (Constant | Unknown)[]): readonly Constant[] | Unknown =>
  values.includes(unknown) ? unknown : (values as readonly Constant[])

const negated = (operator: string, value: Constant | Unknown): Constant | Unknown =>
  operator === '-' && typeof value === 'number'
    ? -value
    : operator === '!' && typeof value === 'boolean'
      ? !value
      : unknown

interface Property {
  readonly type: string
  readonly computed?: boolean
  readonly key?: { readonly type: string; readonly name?: string; readonly value?: unknown }
  readonly value?: unknown
}

function record(properties: readonly unknown[], constants: Constants): ConstantRecord | Unknown {
  const entries: [string, Constant][] = []
  for (const property of properties as readonly Property[]) {
    const { type, computed, key, value } = property
    const name = key?.type === 'Identifier' ? key.name : key?.value
    if (type !== 'Property' || computed === true || typeof name !== 'string') return unknown
    const found = evaluate(value as Expression, constants)
    if (found === unknown) return unknown
    entries.push([name, found])
  }
  return Object.fromEntries(entries)
}
