import fc from 'fast-check'

import type { Comment } from '../../../src/kinds/comment.ts'
import { materializedViewKey, viewKey } from '../../../src/kinds/keys.ts'
import { choose, die } from './choose.ts'
import { texts } from './names.ts'
import { generator, type Site } from './site.ts'

export const commentGenerator = generator({
  kind: 'comment',
  slots: 4,
  seed: fc.record({ on: die(), text: fc.constantFrom(...texts) }),
  stage: () => 2,
  grow({ on, text }, site) {
    const target = choose(targetsIn(site), on)
    return target ? { object: { ...target, text } } : null
  },
})

type Target = Omit<Comment, 'text'>

function targetsIn(site: Site): readonly Target[] {
  const { schema } = site
  const alone = (['enum', 'domain', 'sequence', 'table', 'index', 'view', 'materialized view'] as const).flatMap((on) =>
    schema[on].map(({ namespace, name }): Target => ({ on, namespace, relation: null, name, types: null })),
  )
  const inTables = (['column', 'constraint'] as const).flatMap((on) =>
    schema[on].map(
      ({ namespace, table, name }): Target => ({
        on,
        namespace,
        relation: { kind: 'table', name: table },
        name,
        types: null,
      }),
    ),
  )
  const namespaces = schema.namespace.map(
    ({ name }): Target => ({ on: 'namespace', namespace: null, relation: null, name, types: null }),
  )
  return [...alone, ...inTables, ...namespaces, ...viewColumns(site)]
}

const viewColumns = ({ schema, shapes }: Site): readonly Target[] =>
  (['view', 'materialized view'] as const).flatMap((kind) =>
    schema[kind].flatMap(({ namespace, name }) => {
      const key = kind === 'view' ? viewKey(namespace, name) : materializedViewKey(namespace, name)
      return (shapes.get(key) ?? []).map(
        (column): Target => ({ on: 'column', namespace, relation: { kind, name }, name: column.name, types: null }),
      )
    }),
  )
