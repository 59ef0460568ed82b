import fc from 'fast-check'

import { generator } from './site.ts'

/** None: what is made while there is one gets grants that no plan writes. */
export const defaultPrivilegeGenerator = generator({
  kind: 'default privilege',
  slots: 1,
  seed: fc.record({}),
  grow: () => null,
})
