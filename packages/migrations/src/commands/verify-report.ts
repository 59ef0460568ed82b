import type { ProofProblem, ProofStep, RevisionProof, Verification } from '../model/verification.ts'
import type { Look } from './command.ts'

const comparedWith: Readonly<Record<NonNullable<ProofStep['against']>, string>> = {
  entities: 'what the entities declare',
  before: 'what was there before',
  'first-upgrade': 'what the first upgrade built',
}

/** What was proven, a revision a line, and below it what is wrong. */
export function verificationLines(found: Verification, look: Look): readonly string[] {
  const { revisions, roundTrip } = found
  if (revisions.length === 0) return ['There is nothing to verify.']
  return [
    ...revisions.flatMap((proof) => proofLines(proof, look)),
    ...(roundTrip === null ? [] : roundTripLines(roundTrip, look)),
    ...circumstances(found),
  ]
}

/** The same in short, for revisions that have just been written. */
export function writtenProofLines(found: Verification): readonly string[] {
  const { status, place, revisions, roundTrip } = found
  // Whoever writes a revision is told of that on the way.
  if (place === null) return []
  if (status === 'proven')
    return ['It was tried on a scratch database: up, down and up again.', ...circumstances(found)]
  return [
    status === 'failed'
      ? 'It was tried on a scratch database, and FAILED there; the file says so, too:'
      : 'It could not be proven on a scratch database:',
    ...revisions.flatMap(({ steps }) => failureLines(steps)).map((line) => `  ${line}`),
    ...failureLines(roundTrip ?? []).map((line) => `  ${line}`),
    ...circumstances(found).map((line) => `  ${line}`),
  ]
}

/** What failed, a sentence a line. */
export const failureLines = (steps: readonly ProofStep[]): readonly string[] =>
  steps.flatMap((step, index) =>
    step.problems.flatMap((problem) => {
      const lines = stepProblems({ ...step, problems: [problem] }, index === 2)
      return lines.map((line) => line.trim()).join(' ')
    }),
  )

const words: Readonly<Record<RevisionProof['status'], string>> = {
  proven: 'proven',
  failed: 'FAILED',
  unproven: 'not proven',
}

function proofLines(proof: RevisionProof, look: Look): readonly string[] {
  const { id, message, status, steps, notes } = proof
  const title = `${words[status]}: ${look.paint(id, 'id')}${message === '' ? '' : `, ${message.split('\n', 1)[0]}`}`
  return [
    title,
    ...(status === 'proven' ? [`  ${provenText(proof)}`] : []),
    ...steps.flatMap((step, index) => stepProblems(step, index === 2)),
    ...notes.map((note) => `  ${note}`),
    ...(look.verbose ? steps.flatMap(statementLines) : []),
  ]
}

function provenText({ steps, rowsCompared }: RevisionProof): string {
  const isEntities = steps.some(({ against }) => against === 'entities')
  const up = isEntities ? 'up to what the entities declare' : 'up'
  const rows = rowsCompared === 0 ? '' : `; ${rowsCompared} ${rowsCompared === 1 ? 'row' : 'rows'} kept`
  return `${up}, down to what was there, and up again${rows}${claimsText(steps)}`
}

function claimsText(steps: readonly ProofStep[]): string {
  const held = steps.flatMap(({ statements }) => statements).filter(({ isTrue }) => isTrue !== null).length
  return held === 0 ? '' : `; ${held} ${held === 1 ? 'comment' : 'comments'} on locks true`
}

/** One line for each step that went wrong, and one for each problem. */
function stepProblems({ direction, against, problems }: ProofStep, isSecond = false): readonly string[] {
  if (problems.length === 0) return []
  const name = isSecond ? 'second upgrade' : direction
  return problems.flatMap(({ kind, text }, index) => {
    const head = `  the ${name} ${failing[kind]}${kind === 'difference' && against !== null ? ` ${comparedWith[against]}` : ''}:`
    const isFirst = problems.findIndex((other) => other.kind === kind) === index
    return [...(isFirst ? [head] : []), `    ${text}`]
  })
}

const failing: Readonly<Record<ProofProblem['kind'], string>> = {
  statement: 'fails',
  rows: 'fails because of existing rows',
  difference: 'differs from',
  values: 'changes rows it should not',
  claim: 'does more than its comments say',
}

const statementLines = ({ direction, statements }: ProofStep): readonly string[] =>
  statements.flatMap(({ sql, claimed, measured }) => [
    `  ${direction}: ${sql.trim().split('\n', 1)[0]}`,
    `    ${measured ?? 'not measured, because no transaction takes it'}`,
    ...(claimed === null || claimed === measured ? [] : [`    the file says: ${claimed}`]),
  ])

function roundTripLines(steps: readonly ProofStep[], look: Look): readonly string[] {
  const failed = steps.filter(({ status }) => status === 'failed')
  if (failed.length === 0) return ['proven: all the way down, and up again']
  return [
    'FAILED: all the way down, and up again',
    ...failed.flatMap((step) => {
      const [head = '', ...rest] = stepProblems(step)
      return [head.replace(step.direction, `${step.direction} ${look.paint(step.revision, 'id')}`), ...rest]
    }),
  ]
}

/** What a person has to know to judge the proof. */
export const circumstances = ({ reasons, missing }: Verification): readonly string[] => [
  ...reasons,
  ...missing.map(
    ({ what, name, why }) => `The scratch database lacks the ${what} ${name}${why === null ? '' : `: ${why}`}.`,
  ),
]
