import type { Declared } from '../model/declared.ts'
import type { Comment } from './comment.ts'

export const declaredComments = (_model: Declared): readonly Comment[] => []
