import type { Schema } from '../model/schema.ts'

/** A schema that a way leads through, and that is committed there. */
export interface Stage {
  readonly schema: Schema
  /** It is reached while others use the relations, each statement committed by itself. */
  readonly isOnline: boolean
}

/** The way without a stop. */
export const directly = (before: Schema, after: Schema): readonly Stage[] => [stageOf(before), stageOf(after)]

export const stageOf = (schema: Schema): Stage => ({ schema, isOnline: false })
