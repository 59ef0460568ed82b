import { own } from '../actions/names.ts'
import {
  columnKey,
  constraintKey,
  domainKey,
  enumKey,
  indexKey,
  materializedViewKey,
  namespaceKey,
  sequenceKey,
  statisticsKey,
  tableKey,
  viewKey,
} from '../kinds/keys.ts'
import type { Key } from '../model/key.ts'
import { droppedKey, routineKey } from './made-routines.ts'
import type { Tree } from './statement-tree.ts'
import { type Following, listed, ranged, strings } from './tree-names.ts'

/** What is called by a name in a namespace. */
export const keysByObject: Readonly<Record<string, (namespace: string | null, name: string) => Key>> = {
  OBJECT_TABLE: tableKey,
  OBJECT_INDEX: indexKey,
  OBJECT_VIEW: viewKey,
  OBJECT_MATVIEW: materializedViewKey,
  OBJECT_SEQUENCE: sequenceKey,
  OBJECT_TYPE: enumKey,
  OBJECT_DOMAIN: domainKey,
  OBJECT_STATISTIC_EXT: statisticsKey,
}

interface Renamed {
  readonly from: Key
  readonly to: Key
}

/** The object that ALTER … RENAME is about, before it and after it. */
export function renamedKeys(node: Tree, following: Following): Renamed | null {
  const [type, sub, fresh] = [node.renameType as string, node.subname as string, node.newname as string]
  if (type === 'OBJECT_SCHEMA') return { from: namespaceKey(sub), to: namespaceKey(fresh) }
  if (node.relation === undefined && type !== 'OBJECT_TYPE') return null
  const { namespace, name } = type === 'OBJECT_TYPE' ? listed(node.object, following) : ranged(node.relation, following)
  if (type === 'OBJECT_COLUMN') return { from: columnKey(namespace, name, sub), to: columnKey(namespace, name, fresh) }
  if (type === 'OBJECT_TABCONSTRAINT') {
    return { from: constraintKey(namespace, name, sub), to: constraintKey(namespace, name, fresh) }
  }
  const keyOf = keysByObject[type]
  return keyOf ? { from: keyOf(namespace, name), to: keyOf(namespace, fresh) } : null
}

/** The object that DROP names. */
export function removedKey(type: string, object: unknown, following: Following): Key | null {
  if (type === 'OBJECT_SCHEMA') return namespaceKey(strings([object]).at(-1) ?? '')
  const { namespace, name } = listed(object, following)
  return keysByObject[type]?.(namespace, name) ?? droppedKey(type, object, following)
}

/** The object that COMMENT is about. */
export function commentedKey(node: Tree, following: Following): Key | null {
  const type = node.objtype as string
  const routine = (node.object as Tree).ObjectWithArgs as Tree | undefined
  if (routine !== undefined) return routineKey(routine.objname, routine.objfuncargs, following)
  const names = strings(node.object)
  if (type === 'OBJECT_SCHEMA') return namespaceKey(names.at(-1) ?? '')
  if (type === 'OBJECT_COLUMN') return columnKey(own(names.at(-3), following), names.at(-2) ?? '', names.at(-1) ?? '')
  if (type === 'OBJECT_TABCONSTRAINT') {
    return constraintKey(own(names.at(-3), following), names.at(-2) ?? '', names.at(-1) ?? '')
  }
  return keysByObject[type]?.(own(names.at(-2), following), names.at(-1) ?? '') ?? null
}
