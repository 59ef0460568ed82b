import { viewKey } from './keys.ts'
import { viewRelation } from './view-relation.ts'

/** A query under a name. */
export const viewKind = viewRelation({ name: 'view', rank: 60, relkind: 'v', keyOf: viewKey })
