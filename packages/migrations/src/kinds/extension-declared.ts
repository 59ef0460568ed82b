import type { Declared } from '../model/declared.ts'
import type { Extension } from './extension.ts'

export const declaredExtensions = (_model: Declared): readonly Extension[] => []
