import { RefusedError, UsageError } from '../errors.ts'
import type { Comparison } from '../io/compare.ts'
import { columnName, isUncertain, type Retyping, retypingsIn, reversed, usingIdOf } from '../kinds/column-retypings.ts'
import type { Circumstances } from '../model/circumstances.ts'
import type { UsingQuestion } from '../model/question.ts'
import { likelyConversion } from '../sql/likely-conversion.ts'
import { parseAssignment, parsePath } from '../sql/object-path.ts'
import { displayName, displayQualified, quoteName, quoteQualified } from '../sql/quote.ts'
import { shellWord } from '../sql/shell-word.ts'
import { splitStatements } from '../sql/split.ts'
import { shortType } from '../sql/type-name.ts'
import { suggestion } from '../suggestion.ts'

/** An answered question; the types may be left out. */
export type UsingAnswer = Pick<UsingQuestion, 'using' | 'answer'> & Partial<UsingQuestion>

export interface UsingOptions {
  /** As `--using` takes them: `task.done=done <> 0`, or `downgrade:task.done=done::int` for the way back. */
  readonly usings?: readonly string[] | undefined
  /** In the same form, but meant for every database: one whose column has the type already is left as it is. The others come before them. */
  readonly standingUsings?: readonly string[] | undefined
  /** The questions of an earlier refusal, answered. */
  readonly usingAnswers?: readonly UsingAnswer[] | undefined
  /** Asks a person for an expression and may name a likely one; null is no answer. Without it, what nobody has answered is refused. */
  readonly askUsing?: ((question: UsingQuestion, likely: string | null) => Promise<string | null>) | undefined
}

/** An expression for one column and one direction. */
export interface Using {
  readonly retyping: Retyping
  readonly direction: 'upgrade' | 'downgrade'
  readonly expression: string
}

/** What was said of columns that change their type; an error where it is about any other column. */
export function usingsFor(
  { usings = [], usingAnswers = [], standingUsings = [] }: UsingOptions,
  compared: Compared,
): readonly Using[] {
  const typed = [...usings.map(parseUsing), ...usingAnswers.flatMap(typedIn)]
  const found = typed.map((each) => resolve(each, compared))
  const standing = standingUsings.map(parseUsing).flatMap((each) => resolvedIn(each, compared) ?? [])
  const twice = repeated(found) ?? repeated(standing)
  const said = new Set(found.map(idOf))
  if (twice === undefined) return [...found, ...standing.filter((each) => !said.has(idOf(each)))]
  throw new UsageError(`${columnName(twice.retyping)} is given two expressions for its ${twice.direction}.`, {
    hint: 'Keep one.',
  })
}

function repeated(usings: readonly Using[]): Using | undefined {
  const ids = usings.map(idOf)
  return usings.find((each, place) => ids.indexOf(idOf(each)) < place)
}

const idOf = ({ retyping, direction }: Using): string =>
  usingIdOf(direction === 'upgrade' ? retyping : reversed(retyping))

export const usingMap = (usings: readonly Using[]): Circumstances['usings'] =>
  new Map(usings.map((using) => [idOf(using), using.expression]))

interface Typed {
  readonly text: string
  readonly direction: Using['direction']
  readonly path: readonly string[]
  readonly expression: string
}

const form = `It is written as in --using "task.done=done <> 0", or --using "downgrade:task.done=done::int" for the way back.`

function parseUsing(text: string): Typed {
  const [, direction = 'upgrade', assignment = ''] = /^\s*(?:(upgrade|downgrade)\s*:)?(.*)$/s.exec(text) ?? []
  const [path, expression] = parseAssignment(assignment) ?? []
  if (path === undefined || expression === undefined || path.length < 2 || path.length > 3)
    throw new UsageError(`${text} does not say what a column becomes.`, { hint: form })
  const [only, ...others] = splitStatements(expression)
  if (only === undefined || others.length > 0)
    throw new UsageError(`${text} is not one expression.`, { hint: 'It is what stands behind USING in ALTER TABLE.' })
  return { text, direction: direction === 'downgrade' ? direction : 'upgrade', path, expression: only }
}

function typedIn({ using, answer, downgrade }: UsingAnswer): readonly Typed[] {
  const path = parsePath(using)
  if (path === null) throw new UsageError(`The answers name a column ${JSON.stringify(using)}, which is not a name.`)
  return (['upgrade', 'downgrade'] as const).flatMap((direction) => {
    const expression = direction === 'upgrade' ? answer : downgrade
    return expression == null || expression.trim() === ''
      ? []
      : [parseUsing(`${direction}:${displayQualified(null, ...path)}=${expression}`)]
  })
}

/** One answered question, of whatever shape a file gives it. */
export function parseUsingAnswer(
  { using, answer = null, downgrade = null }: Readonly<Record<string, unknown>>,
  value: unknown,
): UsingAnswer {
  const texts = [answer, downgrade].map((text) => (text === null || typeof text === 'string' ? text : undefined))
  const [up, down] = texts
  if (typeof using === 'string' && up !== undefined && down !== undefined) return { using, answer: up, downgrade: down }
  throw new UsageError(`${JSON.stringify(value)} is not a question about a type.`, {
    hint: 'Its answer and its downgrade are SQL expressions, or null.',
  })
}

type Compared = Pick<Comparison, 'operations' | 'wanted' | 'namespace'>

function placeOf({ path }: Typed, { namespace }: Compared): string {
  const [name = '', table = '', schema = null] = path.toReversed()
  return displayQualified(schema === namespace ? null : schema, table, name)
}

/** Undefined where the column does not change its type. */
function resolvedIn(typed: Typed, compared: Compared): Using | undefined {
  const place = placeOf(typed, compared)
  const retyping = retypingsIn(compared.operations).find((each) => columnName(each) === place)
  return retyping && { retyping, direction: typed.direction, expression: typed.expression }
}

function resolve(typed: Typed, compared: Compared): Using {
  const found = resolvedIn(typed, compared)
  if (found !== undefined) return found
  const { text } = typed
  const { operations, wanted } = compared
  const place = placeOf(typed, compared)
  const retypings = retypingsIn(operations)
  const known = wanted.column.map((column) => displayQualified(column.namespace, column.table, column.name))
  if (known.includes(place)) {
    throw new UsageError(`--using ${text}: the type of ${place} does not change.`, {
      hint:
        retypings.length === 0
          ? 'No column changes its type.'
          : `What changes its type: ${retypings.map(columnName).join(', ')}.`,
    })
  }
  const near = suggestion(place, known)
  throw new UsageError(`--using ${text}: the entities have no column ${place}.`, {
    hint: near === null ? form : `Did you mean ${near}?`,
  })
}

/** The expressions that somebody gives for changes that no cast makes. Refused where nobody does. */
export async function answeredUsings(
  { operations }: Pick<Comparison, 'operations'>,
  circumstances: Circumstances,
  { askUsing }: UsingOptions,
): Promise<readonly Using[]> {
  const open = retypingsIn(operations).filter((retyping) => isUncertain(retyping, circumstances))
  const found: Using[] = []
  const unanswered: Retyping[] = []
  for (const retyping of open) {
    const expression = askUsing === undefined ? null : await askUsing(questionOf(retyping), likely(retyping))
    if (expression === null) unanswered.push(retyping)
    else found.push({ retyping, direction: 'upgrade', expression })
  }
  if (unanswered.length > 0) throw refusal(unanswered)
  return found
}

const questionOf = (retyping: Retyping): UsingQuestion => ({
  using: columnName(retyping),
  from: retyping.before.type,
  to: retyping.after.type,
  answer: null,
  downgrade: null,
})

function refusal(retypings: readonly Retyping[]): RefusedError {
  const [first] = retypings
  const names = retypings.map(columnName).join(', ')
  const it = retypings.length === 1 ? 'its values have' : 'their values have'
  return new RefusedError(`No cast leads to the type that ${names} shall have, and ${it} to be kept.`, {
    findings: retypings.flatMap(recipeFor),
    questions: retypings.map(questionOf),
    hint: first && `Say how with ${flagFor(first, '')}.`,
  })
}

const likely = ({ before, after }: Retyping): string | null =>
  likelyConversion(displayName(after.name), { before: before.type, after: after.type })

const flagFor = (retyping: Retyping, direction: '' | 'downgrade:'): string =>
  `--using ${shellWord(`${direction}${columnName(retyping)}=${likely(retyping) ?? '<SQL expression>'}`)}`

/** Both ways out: an expression, or a second column that is filled while everything goes on. */
function recipeFor(retyping: Retyping): readonly string[] {
  const { before, after } = retyping
  const [table, name, second] = [
    quoteQualified(after.namespace, after.table),
    quoteName(after.name),
    quoteName(`${after.name}_next`),
  ]
  return [
    `${columnName(retyping)}: ${shortType(before.type)} → ${shortType(after.type)}, for which there is no cast. Either say how:`,
    `  ${flagFor(retyping, '')}, and ${flagFor(reversed(retyping), 'downgrade:')} for the way back`,
    'or keep the table in use, by revisions of your own (migrate revision -m …), one statement after another:',
    `  ALTER TABLE ${table} ADD COLUMN ${second} ${shortType(after.type)}`,
    `  UPDATE ${table} SET ${second} = ${likely(retyping) ?? '<SQL expression>'}, in batches, while programs write both`,
    `  ALTER TABLE ${table} DROP COLUMN ${name}`,
    `  ALTER TABLE ${table} RENAME COLUMN ${second} TO ${name}`,
  ]
}
