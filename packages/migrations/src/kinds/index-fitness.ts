import { kindNameOf } from '../model/key.ts'
import { isKnownType } from '../sql/spelling.ts'
import { bareType, isArrayType } from '../sql/type-name.ts'
import type { Column } from './column.ts'

/** Types whose operator classes PostgreSQL has serve another, because the bytes are the same. */
const served: Readonly<Record<string, string>> = { 'character varying': 'text', citext: 'text', cidr: 'inet' }

const servingOf = (type: string): string => served[bareType(type)] ?? bareType(type)

/** Whether an operator class for what the column holds is one for what it shall hold. Of types of people's own nothing is known. */
export function keepsOperatorClass(before: Column, after: Column): boolean {
  const [was, becomes] = [servingOf(before.type), servingOf(after.type)]
  if (isArrayType(before.type) !== isArrayType(after.type) || isEnum(before) !== isEnum(after)) return false
  if (was === becomes || !isKnownType(bareType(before.type)) || !isKnownType(bareType(after.type))) return true
  return was === 'character' && becomes === 'text'
}

const collatable = new Set(['text', 'character varying', 'character', 'citext', 'name'])

/** Whether what the column holds is sorted by a collation. */
export const takesCollation = (column: Column): boolean =>
  collatable.has(bareType(column.type)) || (!isEnum(column) && !isKnownType(bareType(column.type)))

const isEnum = ({ uses }: Column): boolean => uses.some((key) => kindNameOf(key) === 'enum')
