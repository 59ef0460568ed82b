import fc from 'fast-check'

import { revisionGraph } from '../../src/history/graph.ts'
import { ancestors, tips } from '../../src/history/lineage.ts'
import type { Header } from '../../src/model/revision.ts'

/** What Alembic and this tool are both asked about one history. */
export interface Question {
  readonly kind: 'upgrade' | 'downgrade' | 'stamp' | 'show' | 'history' | 'heads' | 'bases'
  readonly target: string
  readonly current: readonly string[]
}

export interface Case {
  readonly revisions: readonly Header[]
  readonly questions: readonly Question[]
}

/** Ids that begin alike now and then, so that the beginning of one can mean several. */
const idAt = (at: number, family: number): string =>
  `${['abcd', 'abce', 'f00d'][family % 3]}${String(at).padStart(2, '0')}`

interface Sketch {
  readonly family: number
  readonly down: readonly number[]
  readonly depends: number | null
  readonly byLabel: boolean
  readonly label: boolean
  readonly place: number
}

const sketches: fc.Arbitrary<readonly Sketch[]> = fc.array(
  fc.record({
    family: fc.nat(2),
    down: fc.oneof(
      { arbitrary: fc.constant([0]), weight: 6 },
      { arbitrary: fc.array(fc.nat(4), { maxLength: 3 }), weight: 4 },
    ),
    depends: fc.option(fc.nat(7), { freq: 4, nil: null }),
    byLabel: fc.boolean(),
    label: fc.oneof({ arbitrary: fc.constant(false), weight: 4 }, { arbitrary: fc.constant(true), weight: 1 }),
    place: fc.nat(99),
  }),
  { minLength: 1, maxLength: 12 },
)

/** Histories that fork, merge, depend by id and by label and begin anew, in any load order. */
export const headers: fc.Arbitrary<readonly Header[]> = sketches.map((plan) => {
  const id = (at: number): string => idAt(at, plan[at]?.family ?? 0)
  const labelOf = (at: number): string | null => (plan[at]?.label === true ? `label${at}` : null)
  const made = plan.map(({ down, depends, byLabel, place }, at) => {
    const target = depends === null || at - 1 - depends < 0 ? null : at - 1 - depends
    const label = labelOf(at)
    return {
      place,
      id: id(at),
      downRevisions: [...new Set(down.map((back) => at - 1 - back))].filter((below) => below >= 0).map(id),
      dependsOn: target === null ? [] : [(byLabel ? labelOf(target) : null) ?? id(target)],
      message: '',
      branchLabels: label === null ? [] : [label],
      transaction: 'own' as const,
      accepts: {},
    }
  })
  return made.toSorted((one, other) => one.place - other.place).map(({ place: _, ...header }) => header)
})

/** The same with an edge that leads up, down to nobody, or to itself. */
export const brokenHeaders: fc.Arbitrary<readonly Header[]> = fc
  .tuple(headers, fc.nat(), fc.nat(), fc.boolean(), fc.boolean())
  .map(([all, from, to, isDependency, isMissing]) => {
    const at = from % all.length
    const target = isMissing ? 'nobody' : (all[to % all.length]?.id ?? '')
    return all.map((header, index) => {
      if (index !== at) return header
      if (isDependency) return { ...header, dependsOn: [...header.dependsOn, target] }
      return { ...header, downRevisions: [...new Set([...header.downRevisions, target])] }
    })
  })

interface Pick {
  readonly first: number
  readonly second: number
  readonly steps: number
  readonly form: number
  readonly applied: number
}

const picks: fc.Arbitrary<readonly Pick[]> = fc.array(
  fc.record({
    first: fc.nat(99),
    second: fc.nat(99),
    steps: fc.integer({ min: 1, max: 4 }),
    form: fc.nat(999),
    applied: fc.nat(),
  }),
  { minLength: 14, maxLength: 14 },
)

const kinds = ['upgrade', 'downgrade', 'upgrade', 'downgrade', 'stamp', 'show', 'history'] as const

/** A history with questions of every kind, each about a database that some of the history is applied to. */
export const cases: fc.Arbitrary<Case> = fc.tuple(headers, picks).map(([revisions, picks]) => {
  const graph = revisionGraph(revisions)
  const questions = picks.map((pick, at): Question => {
    const kind = kinds[at % kinds.length] ?? 'upgrade'
    const some = revisions.filter((_, index) => (pick.applied >> index) & 1).map(({ id }) => id)
    return { kind, target: targetFor(kind, revisions, pick), current: tips(graph, ancestors(graph, some)).toSorted() }
  })
  return { revisions, questions: [...questions, ...fixed] }
})

export const brokenCases: fc.Arbitrary<Case> = brokenHeaders.map((revisions) => ({ revisions, questions: fixed }))

const fixed: readonly Question[] = [
  { kind: 'heads', target: '', current: [] },
  { kind: 'bases', target: '', current: [] },
]

function targetFor(kind: Question['kind'], revisions: readonly Header[], pick: Pick): string {
  if (kind === 'stamp') return stampTarget(revisions, pick)
  if (kind === 'history') return rangeTarget(revisions, pick)
  const forms = formsFor(revisions, pick)
  return forms[pick.form % forms.length] ?? 'heads'
}

function formsFor(revisions: readonly Header[], { first, second, steps, form }: Pick): readonly string[] {
  const ids = revisions.map(({ id }) => id)
  const id = ids[first % ids.length] ?? ''
  const labels = revisions.flatMap(({ branchLabels }) => branchLabels)
  const branches = [...labels, ...ids]
  const branch = branches[second % branches.length] ?? id
  const label = labels[second % Math.max(labels.length, 1)] ?? id
  const plain = [id, id.slice(0, 4), id.slice(0, 5), label, 'head', 'heads', 'base', 'nobody']
  const onBranch = [
    `${branch}@${id}`,
    `${branch}@head`,
    `${branch}@heads`,
    `${branch}@base`,
    `${branch}@${id.slice(0, 4)}`,
  ]
  const counted = [`+${steps}`, `-${steps}`, `${id}+${steps}`, `${id}-${steps}`, `base+${steps}`, `head-${steps}`]
  const countedOn = [
    `${branch}@+${steps}`,
    `${branch}@-${steps}`,
    `${branch}@head-${steps}`,
    `${branch}@base+${steps}`,
    `${branch}@${id}-${steps}`,
  ]
  return [plain, onBranch, counted, countedOn][form % 4] ?? plain
}

function stampTarget(revisions: readonly Header[], { first, second, form }: Pick): string {
  const ids = revisions.map(({ id }) => id)
  const [one, other] = [ids[first % ids.length] ?? '', ids[second % ids.length] ?? '']
  return [one, 'heads', 'base', one, `${other}@base`, `${one} ${other}`, one.slice(0, 5)][form % 7] ?? one
}

function rangeTarget(revisions: readonly Header[], { first, second, steps, form }: Pick): string {
  const ids = revisions.map(({ id }) => id)
  const [one, other] = [ids[first % ids.length] ?? '', ids[second % ids.length] ?? '']
  return (
    [':', `${one}:`, `:${one}`, `${one}:${other}`, `${one}:+${steps}`, `-${steps}:${one}`, `${one}-${steps}:`][
      form % 7
    ] ?? ':'
  )
}
