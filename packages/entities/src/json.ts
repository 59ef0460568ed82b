/** What a `jsonb` column holds once the driver has parsed it. Numbers beyond 2^53 have lost digits by then. */
export type Json = string | number | boolean | null | JsonArray | JsonObject

// Interfaces, and readonly: TypeORM's types walk into every property of an entity, and would never reach the end of a
// recursive alias or of a mutable array of itself.
export interface JsonArray extends ReadonlyArray<Json> {}

export interface JsonObject {
  readonly [key: string]: Json
}
