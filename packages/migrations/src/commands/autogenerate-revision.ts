import { resolve } from 'node:path'

import { readAnswersFile } from '../io/answers-file.ts'
import type { Hazard } from '../model/hazard.ts'
import { bodiesOf } from '../plan/body.ts'
import type { Difference } from '../plan/difference.ts'
import { autogenerate, takenAlong } from './autogenerate.ts'
import type { Context } from './command.ts'
import { compareOptions } from './compare-options.ts'
import { defaultFollows, newHeader, type Wishes, type WrittenRevision, writeNewRevision } from './new-revision.ts'
import { readGraph } from './read-graph.ts'
import { parseAnswers } from './rename-answers.ts'

export interface AutogenerateWishes extends Omit<Wishes, 'follows'> {
  readonly head: string | null
  readonly allowDrop: boolean
  readonly includeUnmanaged: boolean
  readonly rename: readonly string[]
  /** The file that answers the questions of an earlier refusal. */
  readonly answers: string | null
}

/** What was written, and what a person has to know of it. */
export interface RevisionOutcome {
  /** In the order in which they follow one another; none when there is no difference. */
  readonly revisions: readonly WrittenRevision[]
  readonly differences: readonly Difference[]
  readonly hazards: readonly Hazard[]
  /** Rows that are there and would make the upgrade fail; `found` is null where they could not be counted. */
  readonly obstacles: readonly { rows: string; found: number | null; show: string; remedy: string }[]
  /** Objects that the history did not make, and that go with what is dropped. */
  readonly taken: readonly string[]
}

/** Writes as many revisions as lead from the database to the entities. */
export async function autogenerateRevision(context: Context, wishes: AutogenerateWishes): Promise<RevisionOutcome> {
  const { allowDrop, includeUnmanaged, head } = wishes
  const found = await autogenerate({
    ...(await compareOptions(context)),
    allowDrop,
    includeUnmanaged,
    renames: wishes.rename,
    answers:
      wishes.answers === null ? [] : parseAnswers(await readAnswersFile(resolve(context.folder, wishes.answers))),
    confirm: context.ask === null ? undefined : consent(context.ask),
    confirmRename: context.ask === null ? undefined : isRename(context.ask),
  })
  const revisions: WrittenRevision[] = []
  for (const [place, draft] of found.drafts.entries()) {
    const graph = await readGraph(context.settings)
    const previous = revisions.at(-1)
    const message = messageOf(wishes.message, place, found.drafts.length)
    const own = previous ? { ...wishes, revId: null, branchLabel: [], dependsOn: [], splice: false } : wishes
    const follows = previous ? [previous.id] : head === null ? defaultFollows(graph) : [head]
    const header = newHeader(graph, { ...own, message, follows }, context.random)
    const { transaction, upgrade, downgrade } = bodiesOf(draft)
    const written = { header: { ...header, transaction }, upgrade, downgrade }
    revisions.push(await writeNewRevision(context, graph, written))
  }
  const obstacles = found.obstacles.map(({ rows, found: counted, show, remedy }) => ({
    rows,
    found: counted,
    show,
    remedy,
  }))
  return { revisions, differences: found.differences, hazards: found.hazards, obstacles, taken: takenAlong(found) }
}

const messageOf = (message: string, place: number, count: number): string =>
  count === 1 ? message : `${message} (${place + 1} of ${count})`

const consent =
  (ask: NonNullable<Context['ask']>) =>
  async (losses: readonly string[]): Promise<boolean> => {
    const list = losses.map((loss) => `  ${loss}`).join('\n')
    const answer = await ask(`The revision would lose:\n${list}\nWrite it? (yes/no)`)
    return /^y(es)?$/i.test(answer.trim())
  }

const isRename =
  (ask: NonNullable<Context['ask']>) =>
  async (rename: string): Promise<boolean> =>
    /^y(es)?$/i.test((await ask(`Is this a rename: ${rename}? (yes/no)`)).trim())
