import { isDeepStrictEqual } from 'node:util'

import { typeChangeEffect } from '../sql/type-change.ts'
import type { Column } from './column.ts'

/** Nothing but the type differs, and every value that is there is one of the other type as it stands. */
export function isSloppyType(before: Column, after: Column): boolean {
  const [{ type: was, ...rest }, { type: becomes, ...others }] = [before, after]
  if (was === becomes || typeChangeEffect(was, becomes) !== 'none') return false
  return isDeepStrictEqual({ ...rest, uses: null }, { ...others, uses: null })
}
