import { kindNameOf, nameOf } from '../model/key.ts'
import type { MissingObject, ProofStep, RevisionProof, Verification } from '../model/verification.ts'
import { isServerWide } from '../sql/server-wide.ts'
import { visibleText } from '../sql/visible-text.ts'
import { type ConnectionOptions, connect, type Database } from './database.ts'
import type { LedgerPlace } from './ledger-layout.ts'
import { type EntityCheck, likeness, type Proven, prove, type RevisionTasks, type State, stateOf } from './prove.ts'
import { type ProvingGround, perform } from './prove-step.ts'
import { failureText } from './prove-words.ts'
import { openScratch, type Scratch } from './scratch.ts'
import { type Base, fromHistory, likeDatabase } from './verification-base.ts'

export interface Verifying {
  readonly connection: ConnectionOptions
  readonly place: LedgerPlace
  readonly signal: AbortSignal | undefined
  /** Says what is under way. */
  readonly progress: (text: string) => void
  /** Whether the first revision is run on a likeness of the database, or on what the revisions below make from nothing. */
  readonly start: Verification['start']
  readonly below: readonly RevisionTasks[]
  readonly revisions: readonly RevisionTasks[]
  /** For the last revision, where it is the one that the entities speak of. */
  readonly entities: EntityCheck | null
}

type Outcome = Omit<Verification, 'durationMs' | 'start' | 'status'>

/** Proves revisions, one on the other, on a database that is made for it and dropped whatever happens. */
export async function runVerification(verifying: Verifying): Promise<Verification> {
  const started = performance.now()
  const { connection, signal, start, revisions } = verifying
  const nothing: Outcome = { place: null, reasons: [], missing: [], revisions: [], roundTrip: null }
  const trying = revisions.length === 0 ? Promise.resolve(nothing) : onScratch(verifying)
  const outcome = await trying.catch((error: unknown) => {
    // A run that was told to end fails in many ways, and all of them mean that.
    signal?.throwIfAborted()
    throw error
  })
  const { place, reasons, missing, revisions: proofs, roundTrip } = outcome
  const durationMs = performance.now() - started
  return { status: statusOf(outcome), place, start, reasons, missing, revisions: proofs, roundTrip, durationMs }

  async function onScratch(settings: Verifying): Promise<Outcome> {
    const live = await connect(connection, 'verify')
    try {
      return await withScratch(live, settings)
    } finally {
      await live.close().catch(() => undefined)
    }
  }
}

async function withScratch(live: Database, verifying: Verifying): Promise<Outcome> {
  const { connection, signal, progress, revisions } = verifying
  signal?.throwIfAborted()
  progress('making a database to try the revisions on')
  const tasks = [...verifying.below, ...revisions].flatMap(({ upgrade, downgrade }) => [upgrade.task, downgrade.task])
  const scratch = await openScratch(live, connection, {
    onProgress: progress,
    isServerWide: tasks.some(({ texts }) => texts.some(isServerWide)),
  })
  if ('unavailable' in scratch) {
    const reasons = [`There is no database to try anything on: ${visibleText(scratch.unavailable)}.`]
    return { place: null, reasons, missing: [], revisions: revisions.map(untried), roundTrip: null }
  }
  // Whatever it is doing: the statement ends when the database is dropped.
  const abandon = (): void => scratch.database.destroy()
  signal?.addEventListener('abort', abandon, { once: true })
  try {
    signal?.throwIfAborted()
    return await proveAll({ live, scratch, verifying })
  } finally {
    signal?.removeEventListener('abort', abandon)
    await scratch.close()
  }
}

function statusOf({ revisions, roundTrip }: Outcome): Verification['status'] {
  const isStatus = (status: RevisionProof['status']): boolean => revisions.some((proof) => proof.status === status)
  if (isStatus('failed') || roundTrip?.some(({ status }) => status === 'failed') === true) return 'failed'
  return isStatus('unproven') ? 'unproven' : 'proven'
}

interface Proof {
  readonly live: Database
  readonly scratch: Scratch
  readonly verifying: Verifying
}

async function proveAll({ live, scratch, verifying }: Proof): Promise<Outcome> {
  const { place, signal, start, progress } = verifying
  const { defaultNamespace, ledgerSchema } = place
  // An entity may read what another tool has applied.
  const catalog = { defaultNamespace, ledgerSchema, records: 'all' } as const
  const isOnServer = scratch.place.server === 'same'
  const empty = { database: scratch.database, place, catalog, signal, isOnServer, hasMoreRows: false }
  const base = start === 'database' ? await likeDatabase(live, empty, verifying) : await fromHistory(empty, verifying)
  const ground = { ...empty, hasMoreRows: base.hasMoreRows }
  const facts = { place: scratch.place, missing: base.missing }
  const reasons = [...(scratch.reason === null ? [] : [scratch.reason]), ...base.reasons]
  if (base.fault !== null) {
    return { ...facts, reasons: [...reasons, base.fault], revisions: verifying.revisions.map(untried), roundTrip: null }
  }
  const { proofs, states } = await proveEach(ground, verifying, base)
  const isSound = proofs.every(({ status }) => status === 'proven') && states.length === proofs.length + 1
  if (isSound && proofs.length > 1) progress('verifying the whole way down and up')
  const roundTrip = isSound && proofs.length > 1 ? await travel(ground, verifying.revisions, states) : null
  return { ...facts, reasons, revisions: proofs, roundTrip }
}

interface Proofs {
  readonly proofs: readonly RevisionProof[]
  /** What there was before the first revision and after each. */
  readonly states: readonly State[]
}

async function proveEach(
  ground: ProvingGround,
  { revisions, entities, progress, signal }: Verifying,
  { state, missing }: Base,
): Promise<Proofs> {
  const [proofs, states]: [RevisionProof[], State[]] = [[], [state]]
  for (const [index, tasks] of revisions.entries()) {
    signal?.throwIfAborted()
    const before = states.at(-1)
    if (before === undefined || states.length <= index) {
      proofs.push(untried(tasks))
      continue
    }
    progress(`verifying ${tasks.revision.id}`)
    const check = index === revisions.length - 1 && entities !== null ? withoutMissing(entities, missing) : null
    const found: Proven = await prove(ground, tasks, { before, entities: check, isIncomplete: missing.length > 0 })
    proofs.push(found.proof)
    if (found.after !== null) states.push(found.after)
  }
  return { proofs, states }
}

/** What the scratch database never had is no fault of a revision. */
const withoutMissing =
  (entities: EntityCheck, missing: readonly MissingObject[]): EntityCheck =>
  async (database) =>
    (await entities(database)).filter(
      ({ key }) => !missing.some(({ what, name }) => what === kindNameOf(key) && name === nameOf(key)),
    )

/** Down to the beginning, and from there to the end: each revision undone when its followers have been, and run on what that left. */
async function travel(
  ground: ProvingGround,
  revisions: readonly RevisionTasks[],
  states: readonly State[],
): Promise<readonly ProofStep[]> {
  const down = revisions.map((tasks, index) => ({ tasks, direction: 'downgrade' as const, should: states[index] }))
  const up = revisions.map((tasks, index) => ({ tasks, direction: 'upgrade' as const, should: states[index + 1] }))
  const steps: ProofStep[] = []
  for (const { tasks, direction, should } of [...down.toReversed(), ...up]) {
    ground.signal?.throwIfAborted()
    const { error } = await perform(ground, tasks[direction])
    const problems =
      error !== null
        ? [failureText(error)]
        : should === undefined
          ? []
          : await likeness(ground, await stateOf(ground), should)
    const against = direction === 'downgrade' ? 'before' : 'first-upgrade'
    const status = problems.length === 0 ? 'passed' : 'failed'
    steps.push({ revision: tasks.revision.id, direction, against, status, problems, statements: [] })
    if (error !== null) break
  }
  return steps
}

const untried = ({ revision: { id, message, file } }: RevisionTasks): RevisionProof => ({
  id,
  message,
  file,
  status: 'unproven',
  steps: (['upgrade', 'downgrade', 'upgrade'] as const).map((direction) => ({
    revision: id,
    direction,
    against: null,
    status: 'not-run',
    problems: [],
    statements: [],
  })),
  rowsCompared: 0,
  notes: [],
  durationMs: 0,
})
