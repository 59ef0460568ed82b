import { StatementError } from '../errors.ts'
import type { ProofProblem } from '../model/verification.ts'
import { describe } from '../plan/describe.ts'
import { type Difference, inWords } from '../plan/difference.ts'
import { oneLine } from '../sql/one-line.ts'
import { visibleText } from '../sql/visible-text.ts'
import type { Database } from './database.ts'
import { driverErrorOf, sqlStateOf, thrownBy } from './database-error.ts'
import type { Portrait } from './portrait.ts'
import { separating } from './schema-likeness.ts'

/** Two databases, or one at two times. */
export interface Likeness {
  readonly is: Portrait
  readonly should: Portrait
  readonly namespace: string
}

/** What separates a database from what it should be, an object a sentence; nothing where they are alike to the last comment. */
export async function unlike(
  database: Database,
  { is, should, namespace }: Likeness,
): Promise<readonly ProofProblem[]> {
  const modelled = await unlikeSchema(database, { is, should, namespace })
  return [...modelled, ...unlikeOthers(is, should)].map((text) => ({ kind: 'difference', text: visibleText(text) }))
}

async function unlikeSchema(database: Database, { is, should, namespace }: Likeness): Promise<readonly string[]> {
  const [live, wanted] = [is.catalog.schema, should.catalog.schema]
  return describe(await separating(database, { live, wanted, namespace })).flatMap(sentences)
}

/** What is to be done to an object, told as what is the matter with it; what goes with a table says nothing of its own. */
export function sentences({ verb, kind, name, within, attributes }: Difference): readonly string[] {
  if (within !== null) return []
  if (verb === 'create') return [`${kind} ${name} is not there`]
  if (verb === 'drop') return [`${kind} ${name} is there and should not be`]
  return attributes.map(
    ({ attribute, before, after }) =>
      `${kind} ${name}: ${attribute} is ${inWords(before)}, and should be ${inWords(after)}`,
  )
}

function unlikeOthers(is: Portrait, should: Portrait): readonly string[] {
  const label = ({ what, name }: { what: string; name: string }): string => `${what} ${name}`
  const [there, wanted] = [is, should].map(({ catalog }) => new Set(catalog.unmodelled.map(label)))
  const texts = new Map(is.definitions.map((each) => [label(each), each.sql]))
  return [
    ...[...(wanted ?? [])].filter((each) => !there?.has(each)).map((each) => `${each} is not there`),
    ...[...(there ?? [])].filter((each) => !wanted?.has(each)).map((each) => `${each} is there and should not be`),
    ...should.definitions
      .filter((each) => there?.has(label(each)) && texts.get(label(each)) !== each.sql)
      .map((each) => `${label(each)} is another one than it should be`),
  ]
}

/** Data exceptions and violated constraints: it is the rows that a statement fails over. */
export const isAboutRows = (error: unknown): boolean => /^2[23]/.test(sqlStateOf(error) ?? '')

/** What stopped a revision, in the server's words without any value of a row. */
export function failureText(error: unknown): ProofProblem {
  if (!(error instanceof StatementError)) return { kind: 'statement', text: visibleText(sentenceOf(error)) }
  const { sql, sqlState, cause, message } = error
  if (sqlState === null) return { kind: 'statement', text: visibleText(message) }
  const thrown = driverErrorOf(cause) ?? error
  const text = withoutValues(thrownBy(thrown).message, [sql, ...namesIn(thrown)])
  return { kind: isAboutRows(error) ? 'rows' : 'statement', text: visibleText(`${text} (in: ${oneLine(sql)})`) }
}

const sentenceOf = (error: unknown): string => thrownBy(error).message

/** PostgreSQL tells the names of what it speaks of apart from its sentence. */
const namesIn = (error: unknown): readonly string[] => {
  const { table, column, constraint, dataType, schema } = error as Readonly<Record<string, unknown>>
  return [table, column, constraint, dataType, schema].filter((name) => typeof name === 'string')
}

/** What stands in quotes is a name, or a value. */
const withoutValues = (message: string, known: readonly string[]): string =>
  message.replace(/"((?:[^"]|"")*)"/g, (quoted, inner: string) =>
    known.some((text) => text.includes(inner)) ? quoted : '"…"',
  )
