import { kindNames, kindOf } from '../kinds/index.ts'
import type { Schema } from '../model/schema.ts'

/** What of a schema entities could say: all that a revision makes from nothing. */
export const sayable = (schema: Schema): Schema =>
  Object.fromEntries(
    kindNames.map((name) => [name, kindOf(name).isBeyondEntities === true ? [] : schema[name]]),
  ) as unknown as Schema
