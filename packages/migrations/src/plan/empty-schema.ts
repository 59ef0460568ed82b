import { schemaOf } from '../kinds/index.ts'
import type { Schema } from '../model/schema.ts'

/** A database with nothing in it. */
export const emptySchema = (): Schema => schemaOf(() => [])
