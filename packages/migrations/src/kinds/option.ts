import type { Declarable } from '../model/declaration.ts'
import type { Key } from '../model/key.ts'
import type { Kind, Lookup, PlanContext } from '../model/kind.ts'
import { type Lock, type LockMode, type Statement, statement } from '../model/statement.ts'
import { displayName, displayQualified, quoteLiteral, quoteName, quoteQualified } from '../sql/quote.ts'
import { columnKey, indexKey, materializedViewKey, tableKey } from './keys.ts'
import { decodeOption, optionCatalog } from './option-catalog.ts'
import { keysFromKept, keysToUnlogged, referringOptions } from './unlogged.ts'

/** One thing that PostgreSQL is told of a table, of a column or of an index besides what it is: how to store, to count, to replicate it. */
export interface Option {
  readonly on: 'table' | 'materialized view'
  readonly namespace: string | null
  readonly table: string
  /** Null where it is not about one of its indexes. */
  readonly index: string | null
  /** Null where it is not about one of its columns. */
  readonly column: string | null
  /** A storage parameter, or one of `statistics`, `storage`, `compression`, `replica identity`, `clustering` and `unlogged`. */
  readonly name: string
  readonly value: string
  /** The value is the name of an index. */
  readonly byIndex: boolean
  /** The index that it is about, or the constraint whose index that is. */
  readonly uses: readonly Key[]
}

export const optionKind: Kind<Option> & Declarable = {
  name: 'option',
  // Behind the constraints and indexes that it may name.
  rank: 72,
  isBeyondEntities: true,
  rebuildable: () => true,
  // Of what is stored otherwise, a change of the type makes what is usual for that type.
  carried: ({ name }) => !isOfStorage(name),
  key: keyOf,
  references: (option, lookup) => [
    relationOf(option),
    containerOf(option),
    ...option.uses,
    ...(option.name === unlogged ? referringOptions(option, lookup) : []),
  ],
  container: containerOf,
  excludes: (option, lookup) => (option.name === unlogged ? keysFromKept(option, lookup) : []),
  upholds: (option, lookup) => (option.name === unlogged ? keysToUnlogged(option, lookup) : []),
  catalog: { sql: optionCatalog, decode: decodeOption },
  declared: () => [],
  declaration: {
    begins:
      /^alter\s+(?:table|index|materialized\s+view)\s[\s\S]*?\s(?:(?:re)?set\s*\(|set\s+(?:statistics|storage|compression|unlogged|without\s+cluster)\b|replica\s+identity\b|cluster\s+on\b)/i,
    example: 'ALTER TABLE task SET (fillfactor = 70)',
    isUpon: true,
  },
  create: (option, context) =>
    comesAlong(option, context) ? [] : [whereItIs(told(option, settingOf(option)), option, context)],
  drop: (option, context) => (goesAlong(option, context) ? [] : [told(option, usualOf(option, context))]),
  change: (_before, after) => [told(after, settingOf(after))],
}

function keyOf({ namespace, table, index, column, name }: Omit<Option, 'on' | 'value' | 'byIndex' | 'uses'>): Key {
  const member = column === null ? '' : ` (${displayName(column)})`
  return `option:${name}${member} on ${displayQualified(namespace, index ?? table)}` as Key
}

const unlogged = 'unlogged'

/** Whether the rows of a table are not kept through a crash. */
export const isUnlogged = (key: Key, lookup: Lookup): boolean =>
  lookup.dependents(key).some((each) => {
    const option = lookup.find('option', each)
    return option?.name === unlogged && containerOf(option) === key
  })

/** The parameters with which a table or an index is made, as `name=value`. */
export function parametersOf(key: Key, lookup: Lookup): readonly string[] {
  const method = lookup.find('index', key)?.method
  return lookup
    .dependents(key)
    .flatMap((each) => lookup.find('option', each) ?? [])
    .filter((option) => containerOf(option) === key && isParameter(option) && isHeardBy(method, option))
    .map(assignment)
    .sort()
}

const heard: Readonly<Record<string, readonly string[]>> = {
  btree: ['fillfactor', 'deduplicate_items'],
  hash: ['fillfactor'],
  gist: ['fillfactor', 'buffering'],
  spgist: ['fillfactor'],
  gin: ['fastupdate', 'gin_pending_list_limit'],
  brin: ['pages_per_range', 'autosummarize'],
}

/** What one of PostgreSQL's methods is told makes another fail; what an extension's hears, nobody can say. */
const isHeardBy = (method: string | undefined, { name }: Option): boolean =>
  method === undefined || (heard[method]?.includes(name) ?? true)

const relationOf = ({ on, namespace, table }: Option): Key =>
  on === 'table' ? tableKey(namespace, table) : materializedViewKey(namespace, table)

/** The columns of a view have no life of their own. */
function containerOf(option: Option): Key {
  const { on, namespace, table, index, column, uses } = option
  if (index !== null) return uses[0] ?? indexKey(namespace, index)
  return column !== null && on === 'table' ? columnKey(namespace, table, column) : relationOf(option)
}

const isOfStorage = (name: string): boolean => name === 'storage' || name === 'compression'

const words: ReadonlySet<string> = new Set([
  'statistics',
  'storage',
  'compression',
  'replica identity',
  'clustering',
  unlogged,
])

const isParameter = ({ name, column }: Option): boolean => column === null && !words.has(name)

const assignment = ({ name, value }: Option): string =>
  `${name}=${/^[\w.+-]+$/.test(value) ? value : quoteLiteral(value)}`

/** What CREATE TABLE and CREATE INDEX say themselves. The index of a constraint is made by the constraint. */
function comesAlong(option: Option, { created, after }: PlanContext): boolean {
  if (isOfStorage(option.name) && isFixed(option, after)) return true
  const container = containerOf(option)
  const isSaidThere = isParameter(option) || option.name === unlogged
  return isSaidThere && created.has(container) && after.find('constraint', container) === undefined
}

function goesAlong(option: Option, { dropped, before, after }: PlanContext): boolean {
  const container = containerOf(option)
  if (dropped.has(container) || dropped.has(relationOf(option))) return true
  if (option.name === 'clustering') return option.uses.some((key) => dropped.has(key))
  const [was, becomes] = [before.find('column', container), after.find('column', container)]
  return isOfStorage(option.name) && was?.type !== becomes?.type
}

const fixed =
  /^(?:smallint|integer|bigint|oid|boolean|real|double precision|money|date|time|timestamp|interval|uuid|macaddr8?|"char"|name|point|line|lseg|box|circle)\b(?!.*\[\])/

/** Values that are as long as they are, in a column that had others before. */
function isFixed(option: Option, lookup: Lookup): boolean {
  const column = lookup.find('column', containerOf(option))
  if (column === undefined) return false
  return fixed.test(column.type) || column.uses.some((key) => lookup.find('enum', key) !== undefined)
}

const settings: Readonly<Record<string, (option: Option) => string>> = {
  statistics: ({ value }) => `SET STATISTICS ${value}`,
  storage: ({ value }) => `SET STORAGE ${value}`,
  compression: ({ value }) => `SET COMPRESSION ${value}`,
  'replica identity': ({ value, byIndex }) => `REPLICA IDENTITY ${byIndex ? `USING INDEX ${quoteName(value)}` : value}`,
  clustering: ({ value }) => `CLUSTER ON ${quoteName(value)}`,
  unlogged: () => 'SET UNLOGGED',
}

const settingOf = (option: Option): string => settings[option.name]?.(option) ?? `SET (${assignment(option)})`

const usual: Readonly<Record<string, string>> = {
  statistics: 'SET STATISTICS -1',
  compression: 'SET COMPRESSION default',
  'replica identity': 'REPLICA IDENTITY DEFAULT',
  clustering: 'SET WITHOUT CLUSTER',
  unlogged: 'SET LOGGED',
}

function usualOf(option: Option, { before, serverVersion }: PlanContext): string {
  if (option.name !== 'storage') return usual[option.name] ?? `RESET (${option.name})`
  if (serverVersion >= 16) return 'SET STORAGE DEFAULT'
  const type = before.find('column', containerOf(option))?.type ?? ''
  return `SET STORAGE ${/^(?:numeric|inet|cidr)\b(?!.*\[\])/.test(type) ? 'MAIN' : 'EXTENDED'}`
}

function told(option: Option, what: string): Statement {
  const { on, namespace, table, index, column } = option
  const own = column === null ? what : `ALTER COLUMN ${quoteName(column)} ${what}`
  const notes =
    index === null || isQuiet.test(option.name) ? [] : ['What is in the index already stays as it is, until REINDEX.']
  return index === null
    ? statement(`ALTER ${on.toUpperCase()} ${quoteQualified(namespace, table)} ${own}`, {
        locks: locksOf(option),
        ...(option.name === unlogged ? { rewrites: [relationOf(option)], scans: [relationOf(option)] } : {}),
      })
    : statement(`ALTER INDEX ${quoteQualified(namespace, index)} ${own}`, { locks: locksOf(option), notes })
}

/** Nobody waits for an index that comes with its constraint. */
function whereItIs(
  made: Statement,
  { namespace, index, value, uses }: Option,
  { before, created }: PlanContext,
): Statement {
  const own = indexKey(namespace, index ?? value)
  const isFresh = uses.some((key) => created.has(key) && !before.has(key))
  return isFresh ? { ...made, locks: made.locks.filter(({ relation }) => relation !== own) } : made
}

/** What takes no more than the lock of a VACUUM. */
const isQuiet =
  /^(?:toast\.)?(?:fillfactor|autovacuum_.*|log_autovacuum_.*|vacuum_.*|parallel_workers|toast_tuple_target|deduplicate_items|statistics|n_distinct.*|clustering)$/

function locksOf(option: Option): readonly Lock[] {
  const { namespace, index, name, value, byIndex } = option
  const mode: LockMode = isQuiet.test(name) ? 'SHARE UPDATE EXCLUSIVE' : 'ACCESS EXCLUSIVE'
  if (index !== null) return [{ relation: indexKey(namespace, index), mode }]
  const own = { relation: relationOf(option), mode }
  const named: LockMode = name === 'clustering' ? mode : 'SHARE'
  return byIndex ? [own, { relation: indexKey(namespace, value), mode: named }] : [own]
}
