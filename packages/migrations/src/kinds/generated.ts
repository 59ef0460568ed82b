import type { Column, Generated } from './column.ts'

type Computed = Extract<Generated, { readonly expression: string }>
type Numbered = Exclude<Generated, Computed>

export const isExpression = (generated: Generated | null): generated is Computed =>
  generated !== null && 'expression' in generated

export const hasSequence = (generated: Generated | null): generated is Numbered =>
  generated !== null && 'sequence' in generated

/** The column holds nothing of its own. */
export const isComputed = ({ generated }: Column): boolean => isExpression(generated)

/** The column counts up. */
export const isNumbered = ({ generated }: Column): boolean => hasSequence(generated)
