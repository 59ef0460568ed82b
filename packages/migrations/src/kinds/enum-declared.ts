import type { Declared } from '../model/declared.ts'
import type { Enum } from './enum.ts'

export const declaredEnums = (_model: Declared): readonly Enum[] => []
