import type { Declared } from '../model/declared.ts'
import type { Constraint } from './constraint.ts'

export const declaredConstraints = (_model: Declared): readonly Constraint[] => []
