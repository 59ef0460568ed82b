import type { Node } from 'libpg-query'

import type { Action } from '../model/action.ts'
import type { RelationName } from '../model/relation.ts'
import { type Naming, nameOf, relationOf } from './names.ts'

type OtherDefinition = Extract<Action, { does: 'other-definition' }>

/** A statement that no rule is about, with the name of what it is about where the grammar has one. */
export function otherDefinition(node: Node, naming: Naming): OtherDefinition {
  if ('CreateExtensionStmt' in node) return of('extension created', plain(node.CreateExtensionStmt.extname))
  if ('AlterExtensionStmt' in node) return of('extension updated', plain(node.AlterExtensionStmt.extname))
  if ('CompositeTypeStmt' in node) return of('type created', relationOf(node.CompositeTypeStmt.typevar, naming))
  if ('CreateRangeStmt' in node) return of('type created', nameOf(node.CreateRangeStmt.typeName, naming))
  if ('CreateRoleStmt' in node) return of('role created', plain(node.CreateRoleStmt.role))
  if ('CreateFunctionStmt' in node) {
    const { funcname, is_procedure, replace } = node.CreateFunctionStmt
    const sort = is_procedure === true ? 'procedure' : 'function'
    return of(`${sort} ${replace === true ? 'created or replaced' : 'created'}`, nameOf(funcname, naming))
  }
  if ('AlterFunctionStmt' in node) return of('function changed', nameOf(node.AlterFunctionStmt.func?.objname, naming))
  if ('DefineStmt' in node) return of('definition added', nameOf(node.DefineStmt.defnames, naming))
  if ('AlterOwnerStmt' in node) return of('owner changed', nameOf(node.AlterOwnerStmt.object, naming))
  if ('GrantStmt' in node) {
    const { is_grant, objects, targtype } = node.GrantStmt
    const [only, ...more] = targtype === 'ACL_TARGET_OBJECT' ? (objects ?? []) : []
    const on = only === undefined || more.length > 0 ? null : relationIn(only, naming)
    return of(is_grant === true ? 'privileges granted' : 'privileges revoked', on)
  }
  if ('AlterDefaultPrivilegesStmt' in node) return of('default privileges changed', null)
  const [type = ''] = Object.keys(node)
  return of(inWords(type.replace(/Stmt$/, '')), null)
}

const of = (change: string, name: RelationName | null): OtherDefinition => ({ does: 'other-definition', name, change })

const plain = (name: string | undefined): RelationName => ({ namespace: null, name: name ?? '' })

const relationIn = (node: Node, naming: Naming): RelationName =>
  'RangeVar' in node ? relationOf(node.RangeVar, naming) : nameOf(node, naming)

const inWords = (name: string): string => name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()
