import type { Circumstances } from '../model/circumstances.ts'
import type { Key } from '../model/key.ts'
import type { RenameStep } from '../model/rename.ts'
import type { Schema } from '../model/schema.ts'
import type { Statement } from '../model/statement.ts'
import type { Plan, Step } from '../model/step.ts'
import { visibleText } from '../sql/visible-text.ts'
import { placesBetween, placeWithin } from './data-place.ts'
import { diff } from './diff.ts'
import { factsOf } from './facts.ts'
import { plan } from './plan.ts'
import type { Stage } from './stage.ts'

/** One statement of a revision with the lines that stand above it. */
export interface BodyStatement {
  readonly comments: readonly string[]
  readonly sql: string
}

/** A line that stands alone between statements. */
export interface BodyRemark {
  readonly remark: string
}

/** One revision's worth of difference, both ways. */
export interface Draft {
  /** They run before the upgrade and are undone, last first, after the downgrade. */
  readonly renames: readonly RenameStep[]
  readonly upgrade: Plan
  readonly downgrade: Plan
  /** See `Stage`. */
  readonly isOnline: boolean
  readonly isPiecemeal: boolean
  /** A later revision drops what has rows or values: they are to be moved at the end of this one, and back at its downgrade's start. */
  readonly endsWithData: boolean
}

/** The revisions that lead through the stages, each with its exact way back; the first stage is what renames lead to. */
export const drafts = (
  stages: readonly Stage[],
  circumstances: Circumstances,
  renames: readonly RenameStep[] = [],
): readonly Draft[] => {
  const first = stages.slice(0, renames.length > 0 && stages.length > 1 && isRenamedFirst(circumstances) ? 1 : 0)
  const way = [...first, ...stages]
  const made = way.slice(1).map(({ schema: after, isOnline, isPiecemeal }, index) => {
    const before = way[index]?.schema ?? after
    const own = isOnline
      ? { ...circumstances, fresh: madeBetween(stages[0]?.schema ?? before, before) }
      : { ...circumstances, inUse: new Set<Key>() }
    return {
      renames: index === 0 ? renames : [],
      upgrade: plan(before, after, own),
      downgrade: plan(after, before, { ...own, isWayBack: true }),
      isOnline,
      isPiecemeal,
      endsWithData: false,
    }
  })
  const places = placesBetween(made.map(({ upgrade: { steps }, isOnline }) => ({ steps, isOnline })))
  return made.map((draft, index) => (places.has(index) ? { ...draft, endsWithData: true } : draft))
}

/** A rename locks its table like any other change, and is one by itself, unless what follows is going to fail and would leave it behind. */
const isRenamedFirst = ({ inUse, failing }: Circumstances): boolean => inUse.size > 0 && failing.size === 0

const madeBetween = (first: Schema, then: Schema): ReadonlySet<Key> =>
  new Set(diff(first, then).flatMap(({ key, before }) => (before === null ? [key] : [])))

/** A draft as the two functions of a file; a statement that refuses a transaction takes the whole revision out of one. */
export const bodiesOf = (draft: Draft) => ({
  upgrade: [
    ...draft.renames.map((step) => written(step.upgrade)),
    ...bodyOf(draft.upgrade),
    ...(draft.endsWithData ? [{ remark: laterPlaceForData }] : []),
  ],
  downgrade: [
    ...(draft.endsWithData ? [{ remark: placeForDataBack }] : []),
    ...bodyOf(draft.downgrade),
    ...draft.renames.toReversed().map((step) => written(step.downgrade)),
  ],
  transaction: isInTransaction(draft) ? ('own' as const) : ('none' as const),
})

/** Whether a draft becomes a revision with a transaction of its own. */
export const isInTransaction = ({ isPiecemeal, upgrade, downgrade }: Draft): boolean =>
  !isPiecemeal && [upgrade, downgrade].every(isTransactional)

const isTransactional = ({ steps }: Plan): boolean =>
  steps.every(({ statements }) => statements.every(({ transactional }) => transactional))

const placeForData = 'Data: put statements that move rows here, after what is created and before what is dropped.'

const laterPlaceForData = 'Data: put statements that move rows here, before a later revision drops where they are now.'

/** What an earlier revision has made stays when this one is taken back, with the rows that were moved there. */
const placeForDataBack =
  'Data: put statements that move those rows back here, and delete what was inserted into tables that stay.'

/** What the function of a revision does, with a marked place for data where something for rows is made and something goes. */
function bodyOf({ steps }: Plan): readonly (BodyStatement | BodyRemark)[] {
  const place = placeWithin(steps)
  if (place === null) return steps.flatMap(statementsOf)
  const [made, dropped] = [steps.slice(0, place), steps.slice(place)]
  return [...made.flatMap(statementsOf), { remark: placeForData }, ...dropped.flatMap(statementsOf)]
}

const statementsOf = ({ statements }: Step): readonly BodyStatement[] => statements.map(written)

const written = (found: Statement): BodyStatement => ({
  comments: commentsOn(found),
  sql: found.sql,
})

/** The facts, unless they are that there are none and something else is to be said. */
function commentsOn(found: Statement): readonly string[] {
  const notes = found.notes.map(visibleText)
  const isHarmless = found.locks.length + found.rewrites.length + found.scans.length === 0 && found.loses === null
  return isHarmless && notes.length > 0 ? notes : [factsOf(found), ...notes]
}
