import type { Declared } from '../model/declared.ts'
import type { Column } from './column.ts'

export const declaredColumns = (_model: Declared): readonly Column[] => []
