import fc from 'fast-check'

import { generator } from './site.ts'

/** None: no plan makes one, and nothing that it stands on could change. */
export const bystanderGenerator = generator({
  kind: 'bystander',
  slots: 1,
  seed: fc.record({}),
  grow: () => null,
})
