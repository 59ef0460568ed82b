import type { Operation } from '../model/operation.ts'
import type { Direction } from '../model/progress.ts'
import type { Revision } from '../model/revision.ts'
import type { ProofProblem, ProofStatus, ProofStep, RevisionProof } from '../model/verification.ts'
import { describe } from '../plan/describe.ts'
import { visibleText } from '../sql/visible-text.ts'
import type { Database } from './database.ts'
import { sqlStateOf } from './database-error.ts'
import { type Portrait, portraitAgain } from './portrait.ts'
import { claimOf } from './prove-claims.ts'
import { type Performed, type ProofTask, type ProvingGround, perform } from './prove-step.ts'
import { judgeValues, type ValueFindings } from './prove-values.ts'
import { failureText, isAboutRows, sentences, unlike } from './prove-words.ts'
import { compareValues, type Values, valuesOf } from './values.ts'

/** One revision, both ways. */
export interface RevisionTasks {
  readonly revision: Revision
  readonly upgrade: ProofTask
  readonly downgrade: ProofTask
}

/** A database at one moment. */
export interface State {
  readonly portrait: Portrait
  readonly values: Values
}

/** What separates the scratch database from the entities. */
export type EntityCheck = (database: Database) => Promise<readonly Operation[]>

export interface Proving {
  readonly before: State
  /** Null where the entities say something of a later revision, or nothing at all. */
  readonly entities: EntityCheck | null
  /** Something that the database has is not on the scratch database: what fails there might not fail. */
  readonly isIncomplete: boolean
}

export interface Proven {
  readonly proof: RevisionProof
  /** The database with the revision applied; null where nobody knows what is there. */
  readonly after: State | null
}

export const stateOf = async ({ database, catalog }: ProvingGround): Promise<State> => ({
  portrait: await portraitAgain(database, catalog),
  values: await valuesOf(database, catalog),
})

/** Runs a revision up, down and up again, and compares each time with what should be there. */
export async function prove(ground: ProvingGround, tasks: RevisionTasks, proving: Proving): Promise<Proven> {
  const started = performance.now()
  const up = await attempt(ground, tasks.upgrade, proving.before)
  const first = await judgeUpgrade(ground, up, proving.entities)
  const down = up.after === null ? null : await attempt(ground, tasks.downgrade, up.after)
  const back = down === null ? null : await judgeDowngrade(ground, down, up)
  const again = down?.after == null ? null : await attempt(ground, tasks.upgrade, down.after)
  const last = again === null ? null : await judgeAgain(ground, again, up)
  const judgements = [first, back, last]
  const { id, message, file } = tasks.revision
  const steps = judgements.map((judgement, index) => stepOf(id, index === 1 ? 'downgrade' : 'upgrade', judgement))
  return {
    proof: {
      id,
      message,
      file,
      status: statusOf(steps, proving.isIncomplete),
      steps,
      rowsCompared: first.rows,
      notes: [...new Set(judgements.flatMap((judgement) => (judgement === null ? [] : notesOf(judgement))))],
      durationMs: performance.now() - started,
    },
    after: again?.after ?? (isWhole(down) ? up.after : null),
  }
}

/** After a failure in a transaction everything is as it was before it. */
const isWhole = (down: Attempt | null): boolean => down !== null && down.after === null && down.isRolledBack

const foreignKeyViolation = '23503'

interface Attempt {
  readonly performed: Performed
  /** What the last try began with: without rows where a first one had failed over them. */
  readonly before: State
  /** Null where it failed. */
  readonly after: State | null
  readonly isRolledBack: boolean
  readonly problems: readonly ProofProblem[]
  /** What it fails over, and says so. */
  readonly needs: readonly string[]
  /** It refers to a row that is not there, and may be where all rows are. */
  readonly isBeyondSample: boolean
}

/** Runs one direction. Where the rows are in its way that is a fault, and what it does to the schema is found out without them. */
async function attempt(ground: ProvingGround, proof: ProofTask, before: State): Promise<Attempt> {
  const performed = await perform(ground, proof)
  const isRolledBack = proof.task.revision.transaction === 'own'
  if (performed.error === null) {
    return {
      performed,
      before,
      after: await stateOf(ground),
      isRolledBack,
      problems: performed.problems,
      needs: [],
      isBeyondSample: false,
    }
  }
  const problems = performed.untried === null ? [failureText(performed.error)] : []
  if (!isAboutRows(performed.error) || !isRolledBack || before.values.size === 0) {
    return { performed, before, after: null, isRolledBack, problems, needs: [], isBeyondSample: false }
  }
  await empty(ground, before.values)
  const other = await attempt(ground, proof, { ...before, values: new Map() })
  const needs = needsOf(proof, performed)
  const isBeyondSample = ground.hasMoreRows && sqlStateOf(performed.error) === foreignKeyViolation
  const isExcused = needs.length > 0 || isBeyondSample
  return { ...other, problems: [...(isExcused ? [] : problems), ...other.problems], needs, isBeyondSample }
}

/** What the file says that rows need before the statement that failed. */
function needsOf({ written }: ProofTask, { statements }: Performed): readonly string[] {
  const failing = written?.[statements.length]
  const needs = failing === undefined ? null : claimOf(failing)?.claim.needs
  return needs == null ? [] : [needs]
}

async function empty({ database }: ProvingGround, values: Values): Promise<void> {
  await database.run(
    `do $$ declare tables text; begin
      select string_agg(o::regclass::text, ', ') into tables from unnest('{${[...values.keys()].join(',')}}'::oid[]) o;
      execute 'truncate ' || tables || ' cascade';
    end $$`,
  )
}

interface Judgement extends ValueFindings {
  readonly against: ProofStep['against']
  readonly attempt: Attempt
  readonly rows: number
}

const notesOf = ({ notes, attempt: { performed, needs, isBeyondSample } }: Judgement): readonly string[] => [
  ...notes,
  ...(isBeyondSample
    ? ['Not proven with rows: it refers to some that are not in the sample. Without rows it was tried.']
    : []),
  ...needs.map((each) => visibleText(`It needs ${each}, and says so. Without rows it was tried.`)),
  ...(performed.untried === null
    ? []
    : [visibleText(`Not tried, because it does something to the whole server: ${performed.untried}`)]),
]

const nothing = { problems: [], notes: [], rows: 0 } as const

async function judgeUpgrade(ground: ProvingGround, up: Attempt, entities: EntityCheck | null): Promise<Judgement> {
  const against = entities === null ? null : 'entities'
  if (up.after === null) return { ...nothing, against, attempt: up }
  const compared = compareValues(up.before.values, up.after.values)
  const { problems, notes } = judgeValues(compared, up.performed)
  const differences = entities === null ? [] : describe(await entities(ground.database)).flatMap(sentences)
  const unlikeEntities = differences.map((text) => ({ kind: 'difference', text: visibleText(text) }) as const)
  return { against, attempt: up, problems: [...unlikeEntities, ...problems], notes, rows: compared.rows }
}

/** What is there against what was there, names and comments included; what the upgrade has lost was said of it. */
async function judgeDowngrade(ground: ProvingGround, down: Attempt, up: Attempt): Promise<Judgement> {
  const against = 'before'
  if (down.after === null) return { ...nothing, against, attempt: down }
  const differences = await likeness(ground, down.after, up.before)
  const compared = compareValues(up.before.values, down.before.values.size === 0 ? new Map() : down.after.values)
  const both = {
    ...down.performed,
    statements: [...up.performed.statements, ...down.performed.statements],
    touched: new Set([...up.performed.touched, ...down.performed.touched]),
  }
  const { problems, notes } = judgeValues({ ...compared, lost: [] }, both)
  return { against, attempt: down, problems: [...differences, ...problems], notes, rows: compared.rows }
}

async function judgeAgain(ground: ProvingGround, again: Attempt, up: Attempt): Promise<Judgement> {
  const against = 'first-upgrade'
  // What it locks was said of the first one.
  const quiet = {
    ...again,
    performed: { ...again.performed, statements: [] },
    problems: again.problems.filter(({ kind }) => kind !== 'claim'),
  }
  if (again.after === null || up.after === null) return { ...nothing, against, attempt: quiet }
  const problems = await likeness(ground, again.after, up.after)
  return { ...nothing, against, attempt: quiet, problems }
}

/** What separates a state from an earlier one. */
export const likeness = (
  { database, catalog }: ProvingGround,
  is: State,
  should: State,
): Promise<readonly ProofProblem[]> =>
  unlike(database, { is: is.portrait, should: should.portrait, namespace: catalog.defaultNamespace })

function stepOf(revision: string, direction: Direction, judgement: Judgement | null): ProofStep {
  if (judgement === null) {
    return { revision, direction, against: null, status: 'not-run', problems: [], statements: [] }
  }
  const { attempt: found, against } = judgement
  const problems = [...found.problems, ...judgement.problems]
  const isUntried = found.performed.untried !== null || found.isBeyondSample
  const status = problems.length > 0 ? 'failed' : isUntried ? 'not-run' : 'passed'
  return { revision, direction, against, status, problems, statements: found.performed.statements }
}

/** A wrong claim is one wherever it is found; anything else may come of what is missing. */
function statusOf(steps: readonly ProofStep[], isIncomplete: boolean): ProofStatus {
  const problems = steps.flatMap((step) => step.problems)
  if (problems.length === 0) return steps.every(({ status }) => status === 'passed') ? 'proven' : 'unproven'
  return isIncomplete && problems.every(({ kind }) => kind !== 'claim') ? 'unproven' : 'failed'
}
