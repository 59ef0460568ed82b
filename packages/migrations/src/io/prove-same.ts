import type { ProofPlace, ProofProblem } from '../model/verification.ts'
import { isServerWide } from '../sql/server-wide.ts'
import { type ConnectionOptions, connect, type Database } from './database.ts'
import type { LedgerPlace } from './ledger-layout.ts'
import { likeness, type RevisionTasks, type State, stateOf } from './prove.ts'
import { type ProvingGround, perform } from './prove-step.ts'
import { failureText } from './prove-words.ts'
import { openScratch } from './scratch.ts'

export interface Comparing {
  readonly connection: ConnectionOptions
  readonly place: LedgerPlace
  readonly signal: AbortSignal | undefined
  readonly progress: (text: string) => void
  /** What both ways stand on, in its order. */
  readonly below: readonly RevisionTasks[]
  readonly one: readonly RevisionTasks[]
  readonly other: readonly RevisionTasks[]
}

export interface Sameness {
  /** Null where there was no database to try it on. */
  readonly place: ProofPlace | null
  /** Why there was none, or what to know of the one there was. */
  readonly reasons: readonly string[]
  /** What differs; nothing where both ways lead to the same, there and back. */
  readonly problems: readonly string[]
}

/** Whether two ways lead to the same schema, and back to the same: each is gone on a database made for it. */
export async function proveSame(comparing: Comparing): Promise<Sameness> {
  const live = await connect(comparing.connection, 'squash')
  try {
    const first = await gone(live, comparing, comparing.one)
    if ('unavailable' in first) return { place: null, reasons: [first.unavailable], problems: [] }
    const { place, reasons } = first
    if (first.failure !== null)
      return { place, reasons, problems: [`What is to be squashed does not run: ${first.failure}`] }
    const second = await gone(live, comparing, comparing.other, first)
    if ('unavailable' in second) return { place: null, reasons: [second.unavailable], problems: [] }
    return { place, reasons, problems: second.failure === null ? second.problems : [second.failure] }
  } finally {
    await live.close().catch(() => undefined)
  }
}

interface Journey {
  readonly place: ProofPlace
  readonly reasons: readonly string[]
  /** Above and below; null where it did not get there. */
  readonly states: readonly [State, State] | null
  readonly failure: string | null
  readonly problems: readonly string[]
}

async function gone(
  live: Database,
  comparing: Comparing,
  way: readonly RevisionTasks[],
  model: Journey | null = null,
): Promise<Journey | { readonly unavailable: string }> {
  const { connection, place, signal, progress } = comparing
  signal?.throwIfAborted()
  const scratch = await openScratch(live, connection, {
    onProgress: progress,
    isServerWide: way.some(({ upgrade, downgrade }) =>
      [upgrade, downgrade].some(({ task }) => task.texts.some(isServerWide)),
    ),
  })
  if ('unavailable' in scratch) return { unavailable: `It was not tried: ${scratch.unavailable}.` }
  const abandon = (): void => scratch.database.destroy()
  signal?.addEventListener('abort', abandon, { once: true })
  try {
    const catalog = { defaultNamespace: place.defaultNamespace, ledgerSchema: place.ledgerSchema }
    const isOnServer = scratch.place.server === 'same'
    const ground: ProvingGround = { database: scratch.database, place, catalog, signal, isOnServer, hasMoreRows: false }
    const facts = { place: scratch.place, reasons: scratch.reason === null ? [] : [scratch.reason] }
    const journey = await travel(ground, comparing, way)
    if (typeof journey === 'string') return { ...facts, states: null, failure: journey, problems: [] }
    const problems = model?.states == null ? [] : await differences(ground, journey, model.states)
    return { ...facts, states: journey, failure: null, problems }
  } finally {
    signal?.removeEventListener('abort', abandon)
    await scratch.close()
  }
}

/** Where the way leads and where it comes back to; the failure where it does not get there. */
async function travel(
  ground: ProvingGround,
  { below, progress }: Comparing,
  way: readonly RevisionTasks[],
): Promise<readonly [State, State] | string> {
  for (const tasks of [...below, ...way]) {
    progress(`running ${tasks.revision.id}`)
    const { error } = await perform(ground, tasks.upgrade)
    if (error !== null) return `the upgrade ${tasks.revision.id} fails: ${failureText(error).text}.`
  }
  const above = await stateOf(ground)
  for (const tasks of [...way].reverse()) {
    progress(`undoing ${tasks.revision.id}`)
    const { error } = await perform(ground, tasks.downgrade)
    if (error !== null) return `the downgrade ${tasks.revision.id} fails: ${failureText(error).text}.`
  }
  return [above, await stateOf(ground)]
}

async function differences(
  ground: ProvingGround,
  [above, below]: readonly [State, State],
  [modelAbove, modelBelow]: readonly [State, State],
): Promise<readonly string[]> {
  const texts = (problems: readonly ProofProblem[], where: string): readonly string[] =>
    problems.map(({ text }) => `${where}: ${text}`)
  return [
    ...texts(await likeness(ground, above, modelAbove), 'After the upgrade'),
    ...texts(await likeness(ground, below, modelBelow), 'After the downgrade'),
  ]
}
