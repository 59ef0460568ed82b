import { type Key, kindNameOf } from '../model/key.ts'
import type { PlanContext } from '../model/kind.ts'
import type { Statement } from '../model/statement.ts'
import type { DefaultPrivilege } from './default-privilege.ts'
import { isRebuilt } from './enum.ts'
import { hasSequence } from './generated.ts'
import { type Grant, turned } from './grant.ts'
import { isHandedOver } from './handed-sequence.ts'
import { namespaceKey } from './keys.ts'

/** What PostgreSQL grants, or withholds, of whatever is made is undone for what is made again and had it otherwise. */
export function privilegeAmends(key: Key, context: PlanContext): readonly Statement[] {
  const given = context.before.schema['default privilege']
  const target = given.length === 0 ? null : targetMadeAgain(key, context)
  if (target === null) return []
  const had = context.after.dependents(key).flatMap((each) => context.after.find('grant', each) ?? [])
  const others = given.filter(
    (each) => isFor(each, target, context) && !had.some((grant) => grant.on === target.on && isSame(each, grant)),
  )
  const breaths = new Set(others.map(breathOf))
  return [...breaths].map((breath) => {
    const together = others.filter((each) => breathOf(each) === breath)
    const grants = together.map(({ privilege, grantee, grantable }) => ({ ...target, privilege, grantee, grantable }))
    return { ...turned(grants, together[0]?.isTakenBack === true), locks: [] }
  })
}

const breathOf = ({ grantee, grantable, isTakenBack }: DefaultPrivilege): string =>
  JSON.stringify([grantee, grantable, isTakenBack])

type Target = Omit<Grant, 'privilege' | 'grantee' | 'grantable'>

const sorts = {
  table: 'TABLES',
  sequence: 'SEQUENCES',
  view: 'TABLES',
  'materialized view': 'TABLES',
  function: 'FUNCTIONS',
  enum: 'TYPES',
  domain: 'TYPES',
} as const satisfies Partial<Record<Grant['on'], DefaultPrivilege['on']>>

const isSort = (kind: string): kind is keyof typeof sorts => Object.hasOwn(sorts, kind)

function targetMadeAgain(key: Key, context: PlanContext): Target | null {
  const on = kindNameOf(key)
  if (on === 'column') return sequenceMadeAgain(key, context)
  const target = isSort(on) ? context.after.find(on, key) : undefined
  if (!isSort(on) || target === undefined || !isMadeAgain(key, context)) return null
  const { namespace, name } = target
  const types = context.after.find('function', key)?.arguments ?? null
  return { on, namespace, name, arguments: types, column: null, of: null, grantor: null, given: true }
}

/** A sequence behind a column is made with the column, or when the column begins to count again. */
function sequenceMadeAgain(key: Key, context: PlanContext): Target | null {
  const column = context.after.find('column', key)
  const was = context.before.find('column', key)
  if (column === undefined || !hasSequence(column.generated)) return null
  const isCounting = was !== undefined && hasSequence(was.generated) && was.generated.kind === column.generated.kind
  const isFresh = context.created.has(key) ? isMadeAgain(key, context) : context.isWayBack && !isCounting
  if (!isFresh || (was !== undefined && isHandedOver(column, was, context.before))) return null
  const { namespace, generated } = column
  const own = { on: 'sequence', namespace, name: generated.sequence.name, of: key } as const
  return { ...own, arguments: null, column: null, grantor: null, given: true }
}

/** Whatever the way back makes was there before. */
function isMadeAgain(key: Key, context: PlanContext): boolean {
  if (context.created.has(key)) return context.isWayBack || context.dropped.has(key)
  const [was, becomes] = [context.before.find('enum', key), context.after.find('enum', key)]
  return Boolean(was && becomes && isRebuilt(was, becomes, context))
}

function isFor({ maker, inNamespace, on }: DefaultPrivilege, target: Target, { before }: PlanContext): boolean {
  if (maker !== null || !isSort(target.on) || sorts[target.on] !== on) return false
  if (inNamespace === null) return true
  return target.namespace === null ? !before.has(namespaceKey(inNamespace)) : inNamespace === target.namespace
}

const isSame = ({ privilege, grantee, grantable, isTakenBack }: DefaultPrivilege, grant: Grant): boolean =>
  grant.column === null &&
  grant.privilege === privilege &&
  grant.grantee === grantee &&
  grant.given !== isTakenBack &&
  (isTakenBack || grant.grantable === grantable)
