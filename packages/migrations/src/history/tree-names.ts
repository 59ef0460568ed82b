import type { MadeObjects } from './made-objects.ts'
import type { Tree } from './statement-tree.ts'

export interface Following extends MadeObjects {
  readonly defaultNamespace: string
}

export interface Name {
  readonly namespace: string | null
  readonly name: string
}

export const own = (namespace: unknown, { defaultNamespace }: Following): string | null =>
  namespace === undefined || namespace === defaultNamespace ? null : (namespace as string)

export const ranged = (node: unknown, following: Following): Name => {
  const { schemaname, relname } = node as Tree
  return { namespace: own(schemaname, following), name: relname as string }
}

/** A name that the parser gives as a list of strings, whose last is the object's own. */
export const strings = (node: unknown): readonly string[] => {
  const items = Array.isArray(node) ? node : ((node as { List?: { items: unknown[] } }).List?.items ?? [node])
  return items.flatMap((item) => (item as { String?: { sval: string } }).String?.sval ?? [])
}

export const listed = (node: unknown, following: Following): Name => {
  const names = strings(node)
  return { namespace: own(names.at(-2), following), name: names.at(-1) ?? '' }
}
