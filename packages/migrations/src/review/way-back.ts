import { type KnownSchema, shown } from '../effects/known.ts'
import type { Action } from '../model/action.ts'
import type { WayBack } from '../model/review.ts'
import type { ProofStatus } from '../model/verification.ts'
import { nothingNamed, wordsOf } from './action-words.ts'
import { knownDifferences } from './known-difference.ts'
import { type Draft, knownAfter, type ReadBody } from './read-revision.ts'

export interface BothWays {
  readonly before: KnownSchema
  readonly upgrade: ReadBody
  readonly downgrade: ReadBody
  readonly rows: readonly Draft[]
  /** Of the revision, where it was tried. */
  readonly proof: ProofStatus | null
}

/** Where the downgrade leads, as far as it can be read: a proof says more, and is told beside it. */
export function wayBackOf({ before, upgrade, downgrade, rows, proof }: BothWays): WayBack {
  const isProven = proof === 'proven'
  const found = (kind: WayBack['kind'], says: string): WayBack => ({ kind, says, isProven })
  if (upgrade.statements.length === 0 && upgrade.isWhole) return found('exact', 'there is nothing to take back')
  if (downgrade.isWhole && downgrade.statements.length === 0)
    return found('missing', 'there is none: the downgrade is empty')
  const losses = rows.flatMap(({ loses }) => loses ?? [])
  const ends = losses.length > 0 ? 'structure' : rows.some(({ fills }) => fills) ? 'empties' : 'exact'
  if (!isProven) {
    if (!upgrade.isWhole || !downgrade.isWhole || downgrade.problems.length > 0)
      return found('unread', 'unknown: code decides it')
    const left = [
      ...knownDifferences(before, knownAfter(knownAfter(before, upgrade), downgrade)),
      ...unanswered(before, upgrade, downgrade),
    ]
    if (left.length > 0)
      return found('differs', `not exact: ${listed(left)} ${left.length === 1 ? 'differs' : 'differ'} from before`)
  }
  return found(ends, endings[ends])
}

/** What is changed and not followed, and what the downgrade does not come back to. */
function unanswered(before: KnownSchema, upgrade: ReadBody, downgrade: ReadBody): readonly string[] {
  const answers = actionsIn(downgrade)
  const isAnswered = (object: string): boolean =>
    answers.some((action) => {
      const { object: other } = wordsOf(action)
      return other === object || other.startsWith(`${object}.`) || (isDrop(action) && object.startsWith(`${other}.`))
    })
  const named = actionsIn(upgrade)
    .filter((action) => unfollowed.has(action.does))
    .map(wordsOf)
    .filter(({ table }) => table === null || before.tables.has(shown(table)))
    .map(({ object }) => object)
  return [...new Set(named)].filter((object) => object !== nothingNamed && !isAnswered(object))
}

const actionsIn = ({ statements }: ReadBody): readonly Action[] => statements.flatMap(({ actions }) => actions)

const isDrop = ({ does }: Action): boolean => does === 'drop' || does === 'drop-column'

/** Of what the statements make of these, no reading tells whether it is the same again. */
const unfollowed: ReadonlySet<Action['does']> = new Set([
  'set-default',
  'set-expression',
  'set-identity',
  'alter-constraint',
  'set-logged',
  'row-security',
  'set-triggers',
  'add-trigger',
  'add-rule',
  'set-policy',
  'create-view',
  'create-table-as',
  'create-schema',
  'create-domain',
  'alter-domain',
  'create-sequence',
  'alter-sequence',
  'comment',
  'insert',
  'other-definition',
])

const endings: Readonly<Record<'exact' | 'empties' | 'structure', string>> = {
  exact: 'exact',
  empties: 'exact, but drops what was written since',
  structure: 'brings back the structure, not the data',
}

const listed = (names: readonly string[]): string =>
  names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ')

/** The same for one row. */
export function rowWayBack({ object, loses, fills }: Draft, { kind, says }: WayBack): string {
  if (kind === 'missing') return 'none'
  if (kind === 'unread') return 'not known'
  if (kind === 'differs' && says.includes(object)) return 'differs from before'
  if (loses !== null) return 'structure only'
  return fills ? 'exact, but drops what was written since' : 'exact'
}
