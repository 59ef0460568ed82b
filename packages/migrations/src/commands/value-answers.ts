import { RefusedError } from '../errors.ts'
import type { CountedObstacle } from '../io/obstacles.ts'
import type { RenameQuestion } from '../model/rename.ts'
import { shellWord } from '../sql/shell-word.ts'
import type { RenameOptions } from './rename-answers.ts'

export interface ValueOptions extends RenameOptions {
  /** Asks a person which of the candidates rows shall hold instead; null is no answer. */
  readonly askValue?: ((question: RenameQuestion, rows: string) => Promise<string | null>) | undefined
}

/** What somebody says of the values that rows hold and that go, by the text of the question. Refused where nobody does. */
export async function answeredValues(
  obstacles: readonly CountedObstacle[],
  options: ValueOptions,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  const open = obstacles.filter(({ question }) => question !== undefined && !isDenied(question, options))
  if (options.askValue === undefined && open.length > 0) throw refusal(open)
  for (const { question, rows, found: count } of open) {
    if (question === undefined || found.has(question.from)) continue
    const answer = (await options.askValue?.(question, `${counted(count)} ${rows}`)) ?? null
    if (answer !== null) found.set(question.from, answer)
  }
  return found
}

/** Somebody has said that the value becomes no other one: the rows are theirs to change. */
const isDenied = ({ from }: RenameQuestion, { renames = [], answers = [] }: ValueOptions): boolean =>
  renames.some((text) => text.trim() === 'none') ||
  answers.some(({ rename, from: answered, answer }) => rename === 'value' && answered === from && answer === false)

const counted = (count: number | null): string =>
  count === null ? 'Rows (not counted)' : `${count} ${count === 1 ? 'row' : 'rows'}`

function refusal(open: readonly CountedObstacle[]): RefusedError {
  const questions = [...new Map(open.map(({ question }) => [question?.from, question])).values()].flatMap(
    (question) => question ?? [],
  )
  const [first] = questions
  const names = questions.map(({ from }) => from).join(', ')
  return new RefusedError(`Rows hold ${names}, and nobody has said what they shall hold instead.`, {
    findings: open.flatMap(({ rows, found, show }) => [`${counted(found)} ${rows}.`, `  To see them: ${show}`]),
    questions,
    hint:
      first &&
      `Pass --rename ${shellWord(`value:${first.from}=${first.candidates[0]?.to ?? '…'}`)} or another value that stays, or --rename none to change the rows in the revision yourself.`,
  })
}
