import fc from 'fast-check'

import { generator } from './site.ts'

/** None: whose something is takes a role, and what else there is are the server's words. */
export const attachmentGenerator = generator({
  kind: 'attachment',
  slots: 1,
  seed: fc.record({}),
  grow: () => null,
})
