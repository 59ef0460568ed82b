import type { DataSourceOptions } from 'typeorm'
import * as arrays from './arrays.ts'
import * as clockDefaults from './clock-defaults.ts'
import * as collations from './collations.ts'
import * as comments from './comments.ts'
import * as concurrentIndexes from './concurrent-indexes.ts'
import * as constraints from './constraints.ts'
import * as defaults from './defaults.ts'
import * as embedded from './embedded.ts'
import * as entitySchemas from './entity-schemas.ts'
import * as enums from './enums.ts'
import * as extensionTypes from './extension-types.ts'
import * as foreignKeys from './foreign-keys.ts'
import * as guessedTypes from './guessed-types.ts'
import * as indexOrder from './index-order.ts'
import * as indexes from './indexes.ts'
import * as inheritance from './inheritance.ts'
import * as keysAndGenerated from './keys-and-generated.ts'
import * as leftAlone from './left-alone.ts'
import * as manyToMany from './many-to-many.ts'
import * as multiranges from './multiranges.ts'
import * as names from './names.ts'
import * as namespaces from './namespaces.ts'
import * as numberTypes from './number-types.ts'
import * as oneToOne from './one-to-one.ts'
import * as otherTypes from './other-types.ts'
import * as scales from './scales.ts'
import * as simpleTypes from './simple-types.ts'
import * as specialColumns from './special-columns.ts'
import * as storedColumns from './stored-columns.ts'
import * as textTypes from './text-types.ts'
import * as timeTypes from './time-types.ts'
import * as trees from './trees.ts'
import * as views from './views.ts'

/** Entities of one theme. Each set wants a database of its own: the same names occur in several. */
export interface EntitySet {
  readonly about: string
  readonly entities: NonNullable<DataSourceOptions['entities']>
  /** Absent where TypeORM's own schema builder creates what the entities declare. */
  readonly typeormCreates?: 'something else' | 'nothing'
  /** The major version of the server that first has what the set uses; absent where every supported one has. */
  readonly since?: number
}

/** Together they use everything that TypeORM can say of a PostgreSQL database and a plain server can hold. */
export const entitySets: Readonly<Record<string, EntitySet>> = {
  arrays,
  clockDefaults,
  collations,
  comments,
  concurrentIndexes,
  constraints,
  defaults,
  embedded,
  entitySchemas,
  enums,
  extensionTypes,
  foreignKeys,
  guessedTypes,
  indexOrder,
  indexes,
  inheritance,
  keysAndGenerated,
  leftAlone,
  manyToMany,
  multiranges,
  names,
  namespaces,
  numberTypes,
  oneToOne,
  otherTypes,
  scales,
  simpleTypes,
  specialColumns,
  storedColumns,
  textTypes,
  timeTypes,
  trees,
  views,
}
