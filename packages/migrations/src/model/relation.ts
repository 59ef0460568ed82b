/** What can be locked, called as SQL calls it; the namespace is null for the default one. */
export interface RelationName {
  readonly namespace: string | null
  readonly name: string
}

export const isSameRelation = (one: RelationName, other: RelationName): boolean =>
  one.namespace === other.namespace && one.name === other.name
