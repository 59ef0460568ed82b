import type { Declared } from '../model/declared.ts'
import type { Column } from './column.ts'
import { usualSequence } from './column-definition.ts'
import type { KeyConstraint } from './constraint.ts'
import { type Place, primaryKeyName } from './relation-declared.ts'

/** The table in which TypeORM keeps the results of queries, when it is told to keep them in the database. */
export function queryCachePlaces({ dataSource: { options }, defaultNamespace }: Declared): readonly Place[] {
  const { cache } = options
  if (!cache) return []
  const { provider, type = 'database', tableName } = cache === true ? {} : cache
  if (provider || type !== 'database') return []
  const schema = 'schema' in options && options.schema ? options.schema : defaultNamespace
  return [{ namespace: schema === defaultNamespace ? null : schema, name: tableName || usualName }]
}

const usualName = 'query-result-cache'

export const queryCacheColumns = (model: Declared): readonly Column[] =>
  queryCachePlaces(model).flatMap(({ namespace, name: table }) => {
    const column = (name: string, type: string, nullable = false): Column => ({
      namespace,
      table,
      name,
      type,
      collation: null,
      nullable,
      default: null,
      generated: null,
      uses: [],
    })
    return [
      {
        ...column('id', 'integer'),
        generated: { kind: 'serial', sequence: usualSequence({ table, name: 'id' }, 'integer') },
      },
      column('identifier', 'character varying', true),
      column('time', 'bigint'),
      column('duration', 'integer'),
      column('query', 'text'),
      column('result', 'text'),
    ]
  })

export const queryCacheKeys = (model: Declared): readonly KeyConstraint[] =>
  queryCachePlaces(model).map((place) => ({
    namespace: place.namespace,
    table: place.name,
    type: 'primary key',
    name: primaryKeyName(place, ['id'], model),
    columns: ['id'],
    include: [],
    nullsNotDistinct: false,
    deferrable: false,
    initiallyDeferred: false,
    uses: [],
  }))
