import { type AnyObject, kindNameBehind, kindOf } from '../kinds/index.ts'
import { type Key, nameOf } from '../model/key.ts'
import type { PlanContext } from '../model/kind.ts'
import type { Operation } from '../model/operation.ts'
import { isStrong, type Statement } from '../model/statement.ts'
import type { Step } from '../model/step.ts'
import type { LoosePlan } from './plan.ts'

type Ground = Pick<LoosePlan, 'changes' | 'context'>

/** Says above each statement that keeps others out of a table, for as long as it works on its rows, why it has no other form. */
export function withReason(step: Step, ground: Ground): Step {
  const { populated } = ground.context
  if (populated.size === 0) return step
  const explained = (each: Statement): Statement => {
    const relation = heldUpBy(each).find((key) => populated.has(key))
    if (relation === undefined) return each
    const reason = reasonFor(step.operation, relation, ground)
    return { ...each, notes: [...each.notes, `not online, because ${reason}`] }
  }
  return { ...step, statements: step.statements.map(explained) }
}

const heldUpBy = ({ locks, rewrites, scans }: Statement): readonly Key[] =>
  [...rewrites, ...scans].filter((each) => locks.some(({ relation, mode }) => relation === each && isStrong(mode)))

function reasonFor({ kind: name, key, before, after }: Operation, relation: Key, { changes, context }: Ground): string {
  const kind = kindOf(name)
  const changed = changes.find((each) => each.key === key)
  const own = reasonIn(relation, context) ?? kind.reasonToHurry?.(before, after, context)
  if (own != null) return own
  const whole = changed ?? { kind: name, key, before, after }
  const canWait = kind.waiting?.(whole.before, whole.after, { ...context, inUse: context.populated }) !== undefined
  if (canWait && context.failing.has(key)) return 'rows are in its way, and what fails is to leave nothing behind'
  const under = underneath(whole, { changes, context })
  if (under !== undefined && (canWait || changed === undefined || before === null))
    return `${nameOf(under)}, which it stands on, changes with it`
  if (context.isWayBack && (canWait || before === null)) return 'what it takes back was done in one transaction'
  return canWait
    ? 'something else in this revision could not be done while it waits'
    : 'PostgreSQL has no form of it that lets others work'
}

function reasonIn(relation: Key, { before }: PlanContext): string | null {
  const name = kindNameBehind(relation)
  const object = name && before.find(name, relation)
  return name && object ? (kindOf(name).reasonToStop?.(object) ?? null) : null
}

/** Something that the object stands on before or after, and that changes in the same plan. */
function underneath(
  { kind, before, after }: Pick<Operation, 'kind' | 'before' | 'after'>,
  { changes, context }: Ground,
) {
  const { references } = kindOf(kind)
  const held = (object: AnyObject | null, side: PlanContext['before']): readonly Key[] =>
    object === null ? [] : references(object, side)
  const under = new Set([...held(before, context.before), ...held(after, context.after)])
  return changes.find(({ key, before: was, after: becomes }) => was !== null && becomes !== null && under.has(key))?.key
}
