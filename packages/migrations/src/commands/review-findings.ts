import { insertedBelow } from '../history/current.ts'
import { heads, type RevisionGraph, revisionGraph } from '../history/graph.ts'
import type { Finding } from '../model/review.ts'
import type { Revision } from '../model/revision.ts'
import type { Verification } from '../model/verification.ts'
import { differenceLine } from '../plan/difference.ts'
import type { Check } from './check-database.ts'
import { type Base, pathIn, type Scope } from './review-scope.ts'
import type { DatabaseStatus } from './status.ts'

/** What the files alone tell. */
export function historyFindings(scope: Scope): readonly Finding[] {
  const { base } = scope
  if (base === null) return severalHeads(scope, scope.graph, 'attention')
  return [
    ...editedFindings(scope, base),
    ...removedFindings(scope, base),
    ...insertedFindings(scope, base),
    ...headFindings(scope, base),
  ]
}

const places = ({ root }: Scope, files: readonly string[]): Finding['places'] =>
  files.map((file) => ({ file: pathIn(root, file), line: null }))

const editedFindings = (scope: Scope, { name }: Base): readonly Finding[] =>
  [...scope.changes].flatMap(([id, change]) => {
    const revision = scope.graph.byId.get(id)
    if (change !== 'edited' || revision === undefined) return []
    const file = pathIn(scope.root, revision.file)
    return [
      {
        kind: 'edited',
        level: 'stop',
        title: `${file} was changed, and is already on ${name}`,
        says: `${file} was changed, and it is already on ${name}: a database that has applied it keeps the old result, and refuses to go on.`,
        mend: `Take the change back and write another revision: git checkout ${name} -- ${file}`,
        places: places(scope, [revision.file]),
      },
    ]
  })

const removedFindings = (scope: Scope, { name, revisions }: Base): readonly Finding[] =>
  revisions
    .filter(({ id }) => !scope.graph.byId.has(id))
    .map(({ id, file }) => ({
      kind: 'removed',
      level: 'stop',
      title: `the revision ${id} was removed, and is already on ${name}`,
      says: `The revision ${id} is on ${name} and not here: a database that has applied it is at a revision nobody knows.`,
      mend: `Bring it back: git checkout ${name} -- ${pathIn(scope.root, file)}`,
      places: [],
    }))

const insertedFindings = (scope: Scope, { name, revisions }: Base): readonly Finding[] =>
  insertedBelow(scope.graph, new Set(revisions.map(({ id }) => id))).map(({ id, file }) => ({
    kind: 'inserted',
    level: 'attention',
    title: `${pathIn(scope.root, file)} comes before revisions that are on ${name} already`,
    says: `${pathIn(scope.root, file)} comes before revisions that are on ${name} already: where those are applied, it runs after them.`,
    mend: `If that is not meant, let it follow the head: migrate rebase ${id}`,
    places: places(scope, [file]),
  }))

/** What is merged is not only what is here: the other branch may have gone on. */
function headFindings(scope: Scope, { name, tip, revisions }: Base): readonly Finding[] {
  const known = new Set([...scope.revisions, ...revisions].map(({ id }) => id))
  const others = tip.filter(({ id }) => !known.has(id))
  const merged = others.length === 0 ? scope.graph : mergedGraph([...scope.revisions, ...others])
  if (merged === null) return []
  const before = mergedGraph(tip)
  if (before !== null && heads(merged).length <= Math.max(1, heads(before).length)) return []
  return severalHeads(scope, merged, 'stop', others.length === 0 ? '' : ` together with ${name}`)
}

/** Null where it cannot be read, which is for whoever commits it to say. */
function mergedGraph(revisions: readonly Revision[]): RevisionGraph | null {
  try {
    return revisionGraph(revisions)
  } catch {
    return null
  }
}

function severalHeads(
  scope: Scope,
  graph: RevisionGraph,
  ...[level, together = '']: readonly [Finding['level'], string?]
): readonly Finding[] {
  const found = heads(graph)
  if (found.length < 2) return []
  const files = found.map(({ file }) => pathIn(scope.root, file))
  const own = found.find(({ id }) => scope.changes.has(id)) ?? found[0]
  return [
    {
      kind: 'several-heads',
      level,
      title: `the history has ${found.length} heads${together}`,
      says: `The history has ${found.length} heads${together}: ${files.join(' and ')}.`,
      mend: `Let one side follow the other: migrate rebase ${own?.id}. Or join them: migrate merge ${found.map(({ id }) => id).join(' ')} -m "…"`,
      places: found
        .filter(({ id }) => scope.graph.byId.has(id))
        .map(({ file }) => ({ file: pathIn(scope.root, file), line: null })),
    },
  ]
}

/** How the database at hand stands to the files. */
export function databaseFindings({ state, advice, edited, unknown, halfApplied }: DatabaseStatus): readonly Finding[] {
  if (edited.length + unknown.length + halfApplied.length === 0) return []
  const level = edited.length + halfApplied.length > 0 ? ('stop' as const) : ('attention' as const)
  return [
    {
      kind: 'database',
      level,
      title: `the database is ${state}`,
      says: `The database is ${state}. ${advice}`,
      mend: null,
      places: [],
    },
  ]
}

/** What the entities say and the database, which has every revision, does not have. */
export function driftFindings({ state, differences }: Check): readonly Finding[] {
  if (state !== 'up-to-date' || differences.length === 0) return []
  const lines = differences.filter(({ within }) => within === null).map(differenceLine)
  return [drift(lines)]
}

export function proofFindings({ revisions, roundTrip }: Verification, scope: Scope): readonly Finding[] {
  const steps = [
    ...revisions.flatMap(({ id, steps: own }) => own.map((step) => ({ ...step, id }))),
    ...(roundTrip ?? []).map((step) => ({ ...step, id: step.revision })),
  ]
  const problems = steps.flatMap(({ id, against, direction, problems: found }) =>
    found.map((problem) => ({
      ...problem,
      id,
      direction,
      isDrift: against === 'entities' && problem.kind === 'difference',
    })),
  )
  const drifting = problems.filter(({ isDrift }) => isDrift).map(({ text }) => text)
  const failures = problems
    .filter(({ isDrift }) => !isDrift)
    .map(({ id, direction, text }): Finding => {
      const file = scope.graph.byId.get(id)?.file
      return {
        kind: 'proof',
        level: 'stop',
        title: `the ${direction} of ${id} was tried and failed`,
        says: `The ${direction} of ${id} was tried and is not what it says: ${text}.`,
        mend: `See it: migrate verify ${id} -v`,
        places: file === undefined ? [] : places(scope, [file]),
      }
    })
  return [...(drifting.length === 0 ? [] : [drift(drifting)]), ...failures]
}

const drift = (lines: readonly string[]): Finding => ({
  kind: 'drift',
  level: 'stop',
  title: 'the revisions do not build what the entities declare',
  says: `The revisions do not build what the entities declare: ${lines.slice(0, 5).join('; ')}${lines.length > 5 ? `; and ${lines.length - 5} more` : ''}.`,
  mend: 'Write the missing revision: migrate revision --autogenerate -m "…"',
  places: [],
})
