import { materializedViewKey } from './keys.ts'
import { viewRelation } from './view-relation.ts'

/** A query whose rows are kept until the next REFRESH; created with them. */
export const materializedViewKind = viewRelation({
  name: 'materialized view',
  rank: 62,
  relkind: 'm',
  keyOf: materializedViewKey,
})
