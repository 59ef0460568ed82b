import type { Declaration } from '../model/declaration.ts'
import type { Key } from '../model/key.ts'
import type { CatalogRow, Kind, PlanContext } from '../model/kind.ts'
import { type LockMode, type Statement, statement } from '../model/statement.ts'
import { displayName, displayQualified } from '../sql/quote.ts'
import { materializedViewKey, tableKey, viewKey } from './keys.ts'
import { decodeUses } from './uses.ts'

/** What stands on a relation, has no life without it, and is known by the statements that make it, in the server's words. */
export interface Attached {
  readonly namespace: string | null
  readonly on: 'table' | 'view' | 'materialized view'
  readonly relation: string
  readonly name: string
  /** The statement that creates it, and those that say what else there is to say of it. */
  readonly made: readonly string[]
  readonly uses: readonly Key[]
}

/** The lock on the relation that a statement takes; null where nobody waits. */
export type Locks = Readonly<Record<'made' | 'altered' | 'dropped', LockMode | null>>

export interface AttachedKind {
  readonly name: string
  readonly sql: string
  readonly locks: Locks
  readonly declaration: Declaration
}

/** What such kinds do alike: they are dropped and made again around what cannot be changed under them. */
export function attachedKind({ name: word, sql, locks, declaration }: AttachedKind) {
  const sqlWord = word.toUpperCase()
  return {
    name: word,
    rank: 70,
    isBeyondEntities: true,
    rebuildable: () => true,
    guards: () => true,
    key: (attached) =>
      `${word}:${displayName(attached.name)} on ${displayQualified(attached.namespace, attached.relation)}` as Key,
    references: (attached) => [relationUnder(attached), ...attached.uses],
    container: relationUnder,
    catalog: { sql, decode: decodeAttached },
    declared: () => [],
    declaration,
    create: (attached) =>
      attached.made.map((made, place) => statement(made, lockedFor(attached, deedOf(made, place), locks))),
    drop: (attached, context) =>
      goesAlong(attached, context)
        ? []
        : [
            statement(
              `DROP ${sqlWord} ${displayName(attached.name)} ON ${displayQualified(attached.namespace, attached.relation)}`,
              lockedFor(attached, 'dropped', locks),
            ),
          ],
    change: () => 'replace',
    retell: (attached, tell) => ({
      ...attached,
      made: attached.made.map((made, place) => (place === 0 ? tell(made) : made)),
    }),
    adopt: withFurther,
  } satisfies Kind<Attached>
}

/** What calls a function that takes rows of its own relation is in the way of the function, and that of the relation. */
function goesAlong(attached: Attached, { before, dropped }: PlanContext): boolean {
  const relation = relationUnder(attached)
  const isBetween = (use: Key) => dropped.has(use) && before.find('function', use)?.uses.includes(relation) === true
  return dropped.has(relation) && !attached.uses.some(isBetween)
}

const relations = { table: tableKey, view: viewKey, 'materialized view': materializedViewKey } as const

const relationUnder = ({ on, namespace, relation }: Attached): Key => relations[on](namespace, relation)

type Deed = keyof Locks

/** Nobody waits for a comment. */
const deedOf = (made: string, place: number): Deed | null =>
  made.startsWith('COMMENT ON ') ? null : place === 0 ? 'made' : 'altered'

function lockedFor(attached: Attached, deed: Deed | null, locks: Locks): Partial<Statement> {
  const mode = deed === null ? null : locks[deed]
  return mode === null ? {} : { locks: [{ relation: relationUnder(attached), mode }] }
}

/** Who declares only how it is made leaves to the database whether it is switched off, and what is said of it. */
export const withFurther = <T extends Pick<Attached, 'made'>>(live: T, declared: T): T => {
  const [creation, ...further] = declared.made
  return creation === undefined || further.length > 0
    ? declared
    : { ...declared, made: [creation, ...live.made.slice(1)] }
}

const decodeAttached = (row: CatalogRow): Attached => ({
  namespace: row.namespace as string | null,
  on: row.on as Attached['on'],
  relation: row.relation as string,
  name: row.name as string,
  made: row.made as readonly string[],
  uses: decodeUses(row.uses),
})
