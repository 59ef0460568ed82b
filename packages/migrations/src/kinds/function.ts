import { UnsupportedError } from '../errors.ts'
import type { Declarable } from '../model/declaration.ts'
import { type Key, nameOf } from '../model/key.ts'
import type { Kind, PlanContext } from '../model/kind.ts'
import { type Statement, statement } from '../model/statement.ts'
import { namePattern, qualifiedName } from '../sql/name-pattern.ts'
import { quoteName } from '../sql/quote.ts'
import { decodeFunction, functionCatalog } from './function-catalog.ts'
import { functionKey, inNamespace, tableKey } from './keys.ts'

/** A function or a procedure; aggregates are made of others and are none. */
export interface Routine {
  readonly namespace: string | null
  readonly name: string
  readonly type: 'function' | 'procedure'
  /** The types that it takes, as `format_type` prints them, which with its name tell it from others. */
  readonly arguments: string
  /** All that follows its name in CREATE FUNCTION, in the server's words. */
  readonly definition: string
  readonly language: string
  /** Its body is kept as PostgreSQL understood it, and not as a text. */
  readonly isParsed: boolean
  /** What PostgreSQL lets nobody replace in place: the type of the result, and the names of what it takes. */
  readonly result: string | null
  readonly inputs: readonly string[]
  /** How many arguments can be left out: more of them may come, and none may go. */
  readonly optional: number
  readonly uses: readonly Key[]
}

const keyOf = ({ namespace, name, arguments: types }: Routine): Key => functionKey(namespace, name, types)

export const functionKind: Kind<Routine> & Declarable = {
  name: 'function',
  // A body in quotes is read when the function is made, and may name whatever tables and columns have.
  rank: 65,
  isBeyondEntities: true,
  rebuildable: () => true,
  key: keyOf,
  references: ({ namespace, uses }) => [...inNamespace(namespace), ...uses],
  occupies: (made) => [`function:${nameOf(keyOf(made))}`],
  catalog: { sql: functionCatalog, decode: decodeFunction },
  declared: () => [],
  declaration: {
    begins: new RegExp(String.raw`^create\s+(?:function|procedure)\s+(${qualifiedName})`, 'i'),
    example: 'CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ … $$',
  },
  isNamedIn: ({ name }, text) => new RegExp(`${namePattern(name)}\\s*\\(`, 'i').test(text),
  create: (made, context) => [statement(`CREATE ${headOf(made)}${made.definition}`, factsOf(made, context))],
  drop: (made) => [statement(`DROP ${headOf(made)}(${made.arguments})`)],
  change: changeFunction,
  retell: (made, tell) => (made.isParsed ? { ...made, definition: tell(made.definition) } : made),
}

const headOf = ({ type, namespace, name }: Routine): string =>
  `${type.toUpperCase()} ${[...(namespace === null ? [] : [namespace]), name].map(quoteName).join('.')}`

/**
 * To check a body in SQL, PostgreSQL reads it as it would run it, with every lock that this would take. A text need not be
 * checked: it may name what comes after it, and it has been checked when it was declared.
 */
function factsOf({ language, isParsed, definition, uses }: Routine, { after }: PlanContext): Partial<Statement> {
  if (language !== 'sql') return {}
  if (!isParsed) return { settings: [unchecked] }
  if (!writes.test(definition)) return {}
  const columns = uses.flatMap((key) => after.find('column', key) ?? [])
  const tables = [
    ...uses.filter((key) => after.find('table', key) !== undefined),
    ...columns.map(({ namespace, table }) => tableKey(namespace, table)),
  ]
  return { locks: [...new Set(tables)].sort().map((relation) => ({ relation, mode: 'ROW EXCLUSIVE' })) }
}

const unchecked = 'check_function_bodies TO off'

const writes = /\b(?:INSERT|UPDATE|DELETE|MERGE)\b/i

function changeFunction(before: Routine, after: Routine, context: PlanContext): readonly Statement[] | 'replace' {
  if (!isReplaceable(before, after)) {
    refuseUnderColumns(after, context)
    return 'replace'
  }
  return [
    statement(`CREATE OR REPLACE ${headOf(after)}${after.definition}`, {
      ...factsOf(after, context),
      notes: staleUnder(after, context),
    }),
  ]
}

/** As CREATE OR REPLACE has it: an argument without a name may get one, and none may lose it. */
const isReplaceable = (before: Routine, after: Routine): boolean =>
  before.type === after.type &&
  before.result === after.result &&
  before.optional <= after.optional &&
  before.inputs.every((name, place) => name === '' || name === after.inputs[place])

/** A default or a computed value keeps the function where it is, and the column keeps its rows. */
function refuseUnderColumns(made: Routine, { before, after }: PlanContext): void {
  const holder = before.dependents(keyOf(made)).find((key) => {
    const wanted = after.find('column', key)
    return before.find('column', key) !== undefined && wanted?.uses.includes(keyOf(made)) === true
  })
  if (holder === undefined) return
  const object = nameOf(keyOf(made))
  throw new UnsupportedError(
    `The function ${object} would have to be dropped, and the column ${nameOf(holder)} uses it.`,
    {
      object,
      hint: 'PostgreSQL replaces only what is inside a function. Declare one by another name, and let the column use that.',
    },
  )
}

/** What was computed with the function as it was stays as it is. */
function staleUnder(made: Routine, { after }: PlanContext): readonly string[] {
  const holders = after.dependents(keyOf(made)).filter((key) => keeps(key, after))
  return holders.length === 0
    ? []
    : [`What has been computed with it is not computed again: ${holders.map(nameOf).sort().join(', ')}.`]
}

const keeps = (key: Key, lookup: PlanContext['after']): boolean =>
  lookup.find('index', key) !== undefined ||
  lookup.find('constraint', key) !== undefined ||
  lookup.find('column', key)?.generated?.kind === 'stored'
