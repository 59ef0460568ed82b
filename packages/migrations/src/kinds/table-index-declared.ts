import type { Declared } from '../model/declared.ts'
import type { Index } from './table-index.ts'

export const declaredIndexes = (_model: Declared): readonly Index[] => []
