import { type KindName, kindOf, schemaOf } from '../kinds/index.ts'
import type { Schema } from '../model/schema.ts'

/** What of a schema has a definition of its own: all that a revision makes from nothing. */
export const sayable = (schema: Schema): Schema =>
  only(schema, (name) => kindOf(name).isBeyondEntities !== true || kindOf(name).isRemark !== true)

/** Without what stands on other objects and may act on rows: all that has to be there before rows are. */
export const unguarded = (schema: Schema): Schema =>
  only(schema, (name) => kindOf(name).isBeyondEntities !== true || kindOf(name).container === undefined)

/** What entities can say. */
export const ofEntities = (schema: Schema): Schema => only(schema, (name) => kindOf(name).isBeyondEntities !== true)

const only = (schema: Schema, isKept: (name: KindName) => boolean): Schema =>
  schemaOf((name) => (isKept(name) ? schema[name] : []))
