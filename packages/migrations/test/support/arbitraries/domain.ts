import fc from 'fast-check'

import { die, pick } from './choose.ts'
import { namespaceFrom } from './plain-kinds.ts'
import { generator } from './site.ts'

/** A domain whose type stays what it is, because nothing else can become of it. */
export const domainGenerator = generator({
  kind: 'domain',
  slots: 2,
  often: ['low', 'isRequired'],
  seed: fc.record({
    namespace: die(),
    name: die(),
    low: fc.option(fc.integer({ min: 0, max: 3 })),
    start: fc.option(fc.constantFrom('0', '7')),
    isRequired: fc.boolean(),
  }),
  grow: ({ namespace, name, low, start, isRequired }, site) => ({
    object: {
      namespace: namespaceFrom(site, namespace),
      name: pick(['amount', 'Share of it'], name) ?? 'amount',
      type: 'integer',
      collation: null,
      default: start,
      notNull: isRequired,
      checks: low === null ? [] : [{ name: 'low enough', definition: `CHECK ((VALUE > ${low}))` }],
      uses: [],
    },
  }),
})
