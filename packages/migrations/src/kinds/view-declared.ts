import type { Declared } from '../model/declared.ts'
import type { View } from './view.ts'

export const declaredViews = (_model: Declared, _which: { readonly materialized: boolean }): readonly View[] => []
