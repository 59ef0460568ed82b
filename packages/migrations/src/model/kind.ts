import type { KindName, ObjectOf } from '../kinds/index.ts'
import type { Circumstances } from './circumstances.ts'
import type { ColumnPlace, ColumnStatistics } from './column-statistics.ts'
import type { Declaration } from './declaration.ts'
import type { Declared } from './declared.ts'
import type { Key } from './key.ts'
import type { RenameQuestion } from './rename.ts'
import type { Requirement } from './requirement.ts'
import type { Schema } from './schema.ts'
import type { Statement } from './statement.ts'

/** One row of a kind's catalog query, as JSON. */
export type CatalogRow = Readonly<Record<string, unknown>>

/** Answers about one schema that would otherwise be searched for again and again. */
export interface Lookup {
  readonly schema: Schema
  has(key: Key): boolean
  find<K extends KindName>(kind: K, key: Key): ObjectOf<K> | undefined
  /** The keys that this object refers to; nothing for an object that is not there. */
  references(key: Key): readonly Key[]
  /** The keys of the objects with which this one changes. */
  origins(key: Key): readonly Key[]
  /** The keys of the objects that refer to this one. */
  dependents(key: Key): readonly Key[]
  /** The keys, unique constraints and indexes over exactly these columns: a foreign key stands on one of them. */
  guarantors(table: Key, columns: readonly string[]): readonly Key[]
  /** Whether some object occupies the name. */
  isTaken(name: string): boolean
}

/** What the planner tells a kind about the plan its statements will live in. */
export interface PlanContext extends Circumstances {
  readonly before: Lookup
  readonly after: Lookup
  readonly created: ReadonlySet<Key>
  readonly dropped: ReadonlySet<Key>
  /** Objects whose change would have to be committed before the rest of the plan, which does not wait for it. */
  readonly unsettled: ReadonlySet<Key>
}

/** An SQL text inside an object that PostgreSQL stores parsed and prints in its own words. */
export interface Expression {
  /** Where the text stands: the printed form of the same text differs from place to place. */
  readonly place: 'default' | 'generated' | 'check' | 'exclusion' | 'index' | 'predicate' | 'query'
  readonly text: string
  /** The table whose columns the text may name; null for a query. */
  readonly table: Key | null
  /** For a default or a generated column, the column that carries it. */
  readonly column: string | null
  /** For an element of an index, the method and the operator class without which it may not be indexable. */
  readonly indexing: { readonly method: string; readonly operatorClass: string | null } | null
}

/** Rows that are there and would make a statement fail, or would not come through it as they are. */
export interface Obstacle {
  /** What the rows have in common, as the end of "12 rows …", such as `with null in reminders.name`. */
  readonly rows: string
  /** A query whose one value is how many they are. */
  readonly count: string
  /** A query that shows them to a person. */
  readonly show: string
  /** What to do about them. */
  readonly remedy: string
  /** What has to run before the count, and is undone after it. */
  readonly setup?: readonly string[]
  /** The statement would not fail: it would make other values of theirs. */
  readonly changes?: true
  /** What has to be answered before a revision is written over such rows. */
  readonly question?: RenameQuestion
}

/** How expressions go on to mean what they mean after a change of what they read. */
export interface Rewording {
  /** What is kept with the rows may not depend on anything but them. */
  tell(sql: string, place?: 'kept'): string
  /** What the changed object needs no more, and expressions in other words may not need either. */
  readonly leaves: readonly Key[]
}

/** Everything the tool knows about one kind of PostgreSQL object. Pure: no kind reads a database or a file. */
export interface Kind<T> {
  readonly name: string
  /** Creation order between unrelated objects; drops run the other way round. */
  readonly rank: number
  /** No object by itself but something said of one: where nobody declares it, it is kept without a word. */
  readonly isRemark?: true
  /** Objects of this kind keep rows of their own, which statements may have to read or write. */
  readonly hasRows?: true
  /** It stands in no namespace: a database has one of the name. */
  readonly isSingle?: true
  /** Objects of one container are made and changed in the order of the schema, because that order shows. */
  readonly isOrdered?: true
  /** No entity can say it, so it is never dropped because no entity does. */
  readonly isBeyondEntities?: true
  /** It lets nothing that an owner does to a schema succeed or fail. */
  readonly isIdle?: true
  /** Nobody can take it away and make it again: what it stands on stays as it is. */
  readonly isImmovable?: true
  /** The statements by which a person takes it away and makes it again, where anybody knows them; null for what nobody does. */
  byHand?(object: T, lookup: Lookup): { readonly away: readonly string[]; readonly again: readonly string[] } | null
  /** It decides what may happen to rows, so it does not go in silence with a part of what it stands on. */
  guards?(object: T): boolean
  /** The object holds nothing of its own, so it may be dropped and created again around what it refers to. */
  rebuildable(object: T): boolean
  key(object: T): Key
  /** The objects that must be there for this one to be. */
  references(object: T, lookup: Lookup): readonly Key[]
  readonly catalog: { readonly sql: string; decode(row: CatalogRow): T }
  /** The objects of this kind that TypeORM's metadata asks for. */
  declared(model: Declared): readonly T[]
  /** Two entities that say these, which differ, mean the same: the first is made. */
  agree?(one: T, other: T): boolean
  /** How the configuration asks for objects of this kind; undefined where it cannot. */
  readonly declaration?: Declaration
  /** The object that such a statement says, where it says all of it and the server need not be asked. */
  readDeclared?(sql: string, defaultNamespace: string): T
  /** Whether an SQL text may use the object. */
  isNamedIn?(object: T, text: string): boolean
  create(object: T, context: PlanContext): readonly Statement[]
  drop(object: T, context: PlanContext): readonly Statement[]
  /** Dropped by name only: something that is created goes on with what it is made of, and what stands on it stays. */
  handsOver?(object: T, context: PlanContext): boolean
  /** `'replace'` when PostgreSQL has no ALTER for the difference. */
  change(before: T, after: T, context: PlanContext): readonly Statement[] | 'replace'
  /** The change cannot run, or would do harm, while rebuildable objects refer to this one. */
  disturbs?(before: T, after: T, context: PlanContext): boolean
  /** What the change means for expressions of other hands, where the server would not understand them any more; undefined where it would. */
  rewords?(before: T, after: T): Rewording | undefined
  /** The object with each of its expressions told in other words. */
  retell?(object: T, tell: Rewording['tell']): T
  /** After the change, a query that the server printed before is not the one that somebody wrote. */
  outdates?(before: T, after: T, query: string): boolean
  /** What PostgreSQL refuses a creation or a change for, beside what nobody can make again. */
  hinderers?(before: T | null, after: T, context: PlanContext): readonly Key[]
  /**
   * The part of a change that can wait until the rest is committed, because there is a form of it that lets others go on:
   * answers with the object as it is until then, which is none for a creation. Undefined where nothing of it can wait.
   */
  waiting?(before: T | null, after: T | null, context: PlanContext): T | null | undefined
  /** Why nothing of a change can wait, where PostgreSQL has a form of it that lets others work; a clause behind "because". */
  reasonToHurry?(before: T | null, after: T | null, context: PlanContext): string | null
  /** Why others have to stop for whatever is done about the object and its rows, likewise; null where they have not. */
  reasonToStop?(object: T): string | null
  /** Names that no other SQL may hold until the change is committed, where the object can be altered in place. */
  settles?(before: T, after: T): readonly string[]
  /** The object as it can be before the rest of its change, when it no longer needs what leaves; null where there is no such form. */
  released?(before: T, after: T): T | null
  /** PostgreSQL itself carries this object through a disturbing change of what it refers to. */
  carried?(object: T): boolean
  /** What cannot be while this object is, although neither refers to the other. */
  excludes?(object: T, lookup: Lookup): readonly Key[]
  /** What cannot be without this object, although it does not refer to it and need not be made again when it changes. */
  upholds?(object: T, lookup: Lookup): readonly Key[]
  /** What to say behind the creation of an object of whatever kind that objects of this kind would make another than it was. */
  amends?(key: Key, context: PlanContext): readonly Statement[]
  /** The object with which this one is dropped, without a word of its own. */
  container?(object: T): Key | null
  /** The columns that the object keeps unique, such that a foreign key may stand on it. */
  guarantees?(object: T): { readonly relation: Key; readonly columns: readonly string[] } | null
  /** Others that are changed whenever this one is. */
  heirs?(object: T, lookup: Lookup): readonly Key[]
  /** Objects that change with others, and those others, near and far: what stands on the one stands on the others as well. */
  inherited?(schema: Schema): ReadonlyMap<Key, readonly Key[]>
  /** Such an object, when one with which it changes has changed. */
  inherit?(heir: T, before: T, after: T): T
  /** What no two objects may hold at once, whatever their kinds: `relation:…`, `type:…`, `primary key:…`. */
  occupies?(object: T): readonly string[]
  /** PostgreSQL itself finds another name where the one that the object would occupy is taken. */
  readonly yieldsName?: true
  /** What in the rows of the existing tables could make the creation or the change fail. */
  obstacles?(before: T | null, after: T, context: PlanContext): readonly Obstacle[]
  /** The columns in which rows may hold other values after the change, so that what is demanded of them has to hold anew. */
  revalues?(before: T, after: T, context: PlanContext): readonly Key[]
  /** What the object cannot be without and no plan makes. */
  requires?(object: T): readonly Requirement[]
  /** The declared object with what only the database can know, such as the name of a serial column's sequence. */
  adopt?(live: T, declared: T, lookup: Lookup, wanted: Lookup): T
  /** What is there by itself and becomes a part of the object. */
  takesUp?(object: T, live: Lookup): readonly Key[]
  /** The object under the name of another one. Only for kinds whose names are labels, under which it does the same. */
  relabel?(object: T, like: T): T
  /** Fields that only make sense together, for whoever takes over one of them. */
  readonly inseparable?: readonly (readonly string[])[]
  /** The object as it reads when something that it uses has another name, from the one to the other. */
  follow?(object: T, names: ReadonlyMap<Key, Key>): T
  /** What one object of a container is enough for, whatever its name and its other attributes; null where several have a use. */
  role?(object: T): string | null
  /** How likely it is, from 0 to 1, that the one was made the other by somebody who only had its name in mind. */
  resemblance?(before: T, after: T, sides: { readonly before: Lookup; readonly after: Lookup }): number
  /** The column whose statistics tell what is in the object. */
  sampled?(object: T): ColumnPlace
  /** What the statistics of another object say for and against its being this one: shares from 0 to 1, each with its weight. */
  evidence?(
    object: T,
    statistics: ColumnStatistics,
    lookup: Lookup,
  ): readonly (readonly [weight: number, share: number])[]
  /** Parts that have names of their own and are no objects, in order. */
  parts?(object: T): readonly string[]
  /** The two differ, and whatever is there fits the one as it fits the other, without being touched. */
  isSloppy?(before: T, after: T): boolean
  /** The SQL texts in the object, in a fixed order. */
  expressions?(object: T): readonly Expression[]
  /** The object with other texts, in the order of `expressions`. */
  withExpressions?(object: T, texts: readonly string[]): T
}
