import fc from 'fast-check'

import { generator } from './site.ts'

/** None: a publication is one of the whole database, and what is drawn shares one. */
export const publishedTableGenerator = generator({
  kind: 'published table',
  slots: 0,
  seed: fc.record({}),
  grow: () => null,
})
