import type { KindName, ObjectOf } from '../kinds/index.ts'

/** How a person names a kind in a pattern; `schema` and `type` are what one types for a namespace and an enum. */
type WordOf<K extends KindName> = K extends 'namespace' ? K | 'schema' : K extends 'enum' ? K | 'type' : K

type FieldsOf<T> = T extends unknown ? keyof T : never

/** What can be kept of an object: the attributes that `check` names, and the name where it is only a label. */
type AttributeOf<K extends KindName> =
  | Exclude<FieldsOf<ObjectOf<K>>, 'namespace' | 'table' | 'name' | 'uses' | 'behind' | 'relation' | 'on'>
  | (K extends 'constraint' | 'index' | 'enum' ? 'name' : never)

type OneOrMore<T> = T | readonly T[]

/** Objects that are not compared: they are neither made nor changed nor dropped, and nor is what stands in them. */
export interface IgnoreRule {
  /** As in `table:legacy_*` or `column:orders.search_text`. */
  readonly ignore: OneOrMore<`${string}:${string}`>
  readonly reason: string
}

/** Attributes of which the database is right, whatever the entities say. */
export type KeepRule = {
  readonly [K in KindName]: {
    readonly keep: OneOrMore<AttributeOf<K>>
    /** As in `column:orders.total`. */
    readonly of: OneOrMore<`${WordOf<K>}:${string}`>
    readonly reason: string
  }
}[KindName]

/** An exception from "the database is what the entities declare", with its reason. */
export type Rule = IgnoreRule | KeepRule
