import type { MissingObject } from '../model/verification.ts'
import { visibleText } from '../sql/visible-text.ts'
import type { Database } from './database.ts'
import { type Portrait, portraitAgain, portraitOf } from './portrait.ts'
import { type RevisionTasks, type State, stateOf } from './prove.ts'
import { type ProvingGround, perform } from './prove-step.ts'
import { failureText } from './prove-words.ts'
import { readSample } from './sample.ts'
import { loadSample } from './sample-load.ts'
import { buildLike, isIdle } from './scratch-schema.ts'
import { valuesOf } from './values.ts'

interface Trying {
  readonly signal: AbortSignal | undefined
  readonly progress: (text: string) => void
  readonly below: readonly RevisionTasks[]
  readonly revisions: readonly RevisionTasks[]
}

export interface Base {
  /** What there is before the first revision. */
  readonly state: State
  readonly missing: readonly MissingObject[]
  readonly reasons: readonly string[]
  /** The database has rows that this has not. */
  readonly hasMoreRows: boolean
  /** Why there is nothing to begin with. */
  readonly fault: string | null
}

/** A likeness of the database, with a sample of its rows. */
export async function likeDatabase(live: Database, ground: ProvingGround, verifying: Trying): Promise<Base> {
  const { catalog: options, database } = ground
  verifying.progress('copying the schema, and some rows of the tables concerned')
  const tasks = verifying.revisions.flatMap(({ upgrade, downgrade }) => [upgrade.task, downgrade.task])
  const texts = tasks.some(({ statements }) => statements === null) ? null : tasks.flatMap((task) => task.texts)
  const [model, empty] = await Promise.all([portraitOf(live, options), portraitAgain(database, options)])
  const sampling = readSample(live, { options, texts })
  // Awaited when the tables are there; until then nobody would hear that it failed.
  sampling.catch(() => undefined)
  const unsampled: string[] = []
  let hasMoreRows = false
  const fill = async (): Promise<void> => {
    const sample = await sampling
    hasMoreRows = sample.isPart
    const unloaded = await loadSample(database, sample, options.defaultNamespace)
    for (const { name, why } of [...sample.unread, ...unloaded]) {
      unsampled.push(`It was tried without rows of ${visibleText(name)} (${why}).`)
    }
  }
  const { built, missing } = await buildLike(database, { model, empty, options, fill })
  return {
    state: { portrait: built, values: await valuesOf(database, options) },
    missing,
    reasons: [...unsampled, ...idleReasons(model, built)],
    hasMoreRows,
    fault: null,
  }
}

/** One sentence, because a database may have such a thing on every table. */
function idleReasons(model: Portrait, built: Portrait): readonly string[] {
  const there = new Set(built.catalog.unmodelled.map(({ what, name }) => `${what} ${name}`))
  const absent = model.catalog.unmodelled.filter((each) => isIdle(each) && !there.has(`${each.what} ${each.name}`))
  const words = [...new Set(absent.map(({ what }) => what))].sort()
  return words.length === 0 ? [] : [`It was tried without what decides nothing there: ${words.join(', ')}.`]
}

/** What the revisions below make from nothing. */
export async function fromHistory(ground: ProvingGround, verifying: Trying): Promise<Base> {
  const fault = await runBelow(ground, verifying)
  return { state: await stateOf(ground), missing: [], reasons: [], hasMoreRows: false, fault }
}

async function runBelow(ground: ProvingGround, { below, progress, signal }: Trying): Promise<string | null> {
  for (const { revision, upgrade } of below) {
    signal?.throwIfAborted()
    progress(`running what is below: ${revision.id}`)
    const { error } = await perform(ground, upgrade)
    if (error !== null)
      return `What is below cannot be built: the upgrade ${revision.id} fails: ${failureText(error).text}.`
  }
  return null
}
