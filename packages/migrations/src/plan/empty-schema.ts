import { kindNames } from '../kinds/index.ts'
import type { Schema } from '../model/schema.ts'

/** A database with nothing in it. */
export const emptySchema = (): Schema => Object.fromEntries(kindNames.map((name) => [name, []])) as unknown as Schema
