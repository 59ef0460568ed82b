import fc from 'fast-check'
import { clip } from '../../../src/sql/object-name.ts'
import { defaultSequenceOptions, type SequenceOptions } from '../../../src/sql/sequence-options.ts'
import { type Die, die, pick, rarely } from './choose.ts'
import { enumNames, names, namespaceNames, texts } from './names.ts'
import { generator, type Site } from './site.ts'

/** A namespace that has grown; mostly the default one. */
export const namespaceFrom = ({ schema }: Site, choice: Die): string | null =>
  choice % 3 === 2 ? (pick(schema.namespace, Math.floor(choice / 3))?.name ?? null) : null

/** A name made longer, within what PostgreSQL keeps of one. */
export const suffixed = (name: string, suffix: string): string => `${clip(name, 63 - suffix.length)}${suffix}`

export const namespaceGenerator = generator({
  kind: 'namespace',
  slots: 2,
  seed: fc.record({ name: die() }),
  grow: ({ name }) => ({ object: { name: pick(namespaceNames, name) ?? 'billing' } }),
})

/** A server needs some time to make one, so there is seldom one. */
export const extensionGenerator = generator({
  kind: 'extension',
  slots: 1,
  seed: fc.record({ name: die(), wanted: rarely(6), apart: rarely(3) }),
  grow({ name, wanted, apart }, { schema }) {
    if (!wanted) return null
    // Its types would be another's, and it cannot be moved back, so only one without types lives apart.
    const namespace = apart && name % 3 === 1 ? (schema.namespace[0]?.name ?? null) : null
    return { object: { name: pick(['citext', 'btree_gist', 'hstore'], name) ?? 'citext', namespace } }
  },
})

const label = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('todo', 'open', 'done', 'A') },
  fc.constantFrom(...texts),
)

export const enumGenerator = generator({
  kind: 'enum',
  slots: 2,
  often: ['extra', 'at'],
  seed: fc.record({
    namespace: die(),
    name: die(),
    values: fc.uniqueArray(label, { minLength: 1, maxLength: 4 }),
    extra: fc.option(label),
    at: die(),
  }),
  grow: ({ namespace, name, values, extra, at }, site) => ({
    object: {
      namespace: namespaceFrom(site, namespace),
      name: pick(enumNames, name) ?? 'mood',
      values: extra === null || values.includes(extra) ? values : values.toSpliced(at % (values.length + 1), 0, extra),
    },
  }),
})

/** Options as PostgreSQL would allow them, most of them its own choice. */
export const sequenceOptions = fc.record({
  increment: fc.constantFrom('1', '1', '5', '-1', '-10'),
  start: fc.constantFrom(null, null, '3', '50'),
  min: fc.constantFrom(null, null, '1', '2'),
  max: fc.constantFrom(null, null, '1000', '30000'),
  cache: fc.constantFrom('1', '1', '20'),
  cycle: rarely(4),
})

export type SequenceSeed = typeof sequenceOptions extends fc.Arbitrary<infer T> ? T : never

export function optionsFrom(seed: SequenceSeed, type: SequenceOptions['type']): SequenceOptions {
  const usual = defaultSequenceOptions(type, seed.increment)
  const { cache, cycle } = seed
  if (seed.increment.startsWith('-'))
    return { ...usual, cache, cycle, ...(seed.start && { max: '50', start: seed.start }) }
  const min = seed.min ?? usual.min
  const start = seed.start ?? min
  return { ...usual, cache, cycle, min, max: seed.max ?? usual.max, start }
}

export const sequenceGenerator = generator({
  kind: 'sequence',
  slots: 2,
  seed: fc.record({
    namespace: die(),
    name: die(),
    type: fc.constantFrom('bigint', 'bigint', 'integer', 'smallint'),
    options: sequenceOptions,
  }),
  grow: ({ namespace, name, type, options }, site) => ({
    object: {
      namespace: namespaceFrom(site, namespace),
      name: pick([...names.map((found) => suffixed(found, '_seq')), 'users_id_seq'], name) ?? 'seq',
      options: optionsFrom(options, type),
    },
  }),
})
