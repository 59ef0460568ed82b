import fc from 'fast-check'

import { indexKey } from '../../../src/kinds/keys.ts'
import type { Option } from '../../../src/kinds/option.ts'
import { die, pick } from './choose.ts'
import { generator, type Site } from './site.ts'

const onTable = { on: 'table', index: null, column: null, byIndex: false, uses: [] } as const

const byMethod: Readonly<Record<string, readonly [name: string, value: string]>> = {
  btree: ['fillfactor', '70'],
  gin: ['fastupdate', 'off'],
  brin: ['pages_per_range', '32'],
}

/** What is kept longer must not refer to it. */
const isReferredTo = ({ namespace, name }: Site['schema']['table'][number], { constraint }: Site['schema']): boolean =>
  constraint.some((each) => {
    if (each.type !== 'foreign key') return false
    const [from, to] = [each, each.target]
    return to.namespace === namespace && to.table === name && !(from.namespace === namespace && from.table === name)
  })

/** All that a plain schema can be told; what is partitioned keeps nothing itself. */
function choicesIn({ schema }: Site): readonly Option[] {
  const plain = schema.table.filter(({ partitionedBy }) => partitionedBy === null)
  const isPlain = (other: { readonly namespace: string | null; readonly table: string }): boolean =>
    plain.some(({ namespace, name }) => namespace === other.namespace && name === other.table)
  return [
    ...plain.flatMap(({ namespace, name: table }) => [
      { ...onTable, namespace, table, name: 'fillfactor', value: '70' },
      { ...onTable, namespace, table, name: 'autovacuum_enabled', value: 'false' },
      { ...onTable, namespace, table, name: 'replica identity', value: 'FULL' },
    ]),
    ...plain
      .filter((table) => !isReferredTo(table, schema))
      .map(({ namespace, name: table }) => ({ ...onTable, namespace, table, name: 'unlogged', value: 'on' })),
    ...schema.column
      .filter(isPlain)
      .flatMap(({ namespace, table, name: column, type, generated }) => [
        { ...onTable, namespace, table, column, name: 'n_distinct', value: '5' },
        ...(type === 'text' && generated?.kind !== 'virtual'
          ? [{ ...onTable, namespace, table, column, name: 'storage', value: 'EXTERNAL' }]
          : []),
      ]),
    ...schema.index
      .filter((index) => index.on === 'table' && isPlain(index))
      .flatMap(({ namespace, table, name: index, method }) => {
        const uses = [indexKey(namespace, index)]
        const [name, value] = byMethod[method] ?? []
        return name === undefined || value === undefined
          ? []
          : [{ ...onTable, namespace, table, index, name, value, uses }]
      }),
  ]
}

export const optionGenerator = generator({
  kind: 'option',
  slots: 4,
  stage: () => 2,
  seed: fc.record({ choice: die() }),
  grow({ choice }, site) {
    const object = pick(choicesIn(site), choice)
    return object === undefined ? null : { object }
  },
})
