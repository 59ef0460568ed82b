import type { Declarable } from '../model/declaration.ts'
import type { Key } from '../model/key.ts'
import type { Kind } from '../model/kind.ts'
import { type Statement, statement } from '../model/statement.ts'
import { qualifiedName } from '../sql/name-pattern.ts'
import { displayQualified } from '../sql/quote.ts'
import { withFurther } from './attached.ts'
import { inNamespace, materializedViewKey, statisticsKey, tableKey } from './keys.ts'
import { decodeStatistics, statisticsCatalog } from './statistics-catalog.ts'

/** What the planner is to know of several columns together, or of an expression. */
export interface Statistics {
  /** Its own: it need not be that of the relation. */
  readonly namespace: string | null
  readonly name: string
  readonly on: 'table' | 'materialized view'
  readonly relation: { readonly namespace: string | null; readonly name: string }
  /** The statement that creates it, and those that say what else there is to say of it. */
  readonly made: readonly string[]
  readonly uses: readonly Key[]
}

const nameOf = ({ namespace, name }: Statistics): string => displayQualified(namespace, name)

const isComment = (sql: string): boolean => sql.startsWith('COMMENT ON ')

const relationOf = ({ on, relation: { namespace, name } }: Statistics): Key =>
  on === 'table' ? tableKey(namespace, name) : materializedViewKey(namespace, name)

export const statisticsKind: Kind<Statistics> & Declarable = {
  name: 'statistics',
  rank: 70,
  isBeyondEntities: true,
  rebuildable: () => true,
  // PostgreSQL makes them again, with the comment, and without who owns them and how much they are to sample.
  carried: ({ made }) => made.slice(1).every(isComment),
  key: ({ namespace, name }) => statisticsKey(namespace, name),
  references: (statistics) => [...inNamespace(statistics.namespace), relationOf(statistics), ...statistics.uses],
  container: relationOf,
  occupies: (statistics) => [`statistics:${nameOf(statistics)}`],
  catalog: { sql: statisticsCatalog, decode: decodeStatistics },
  declared: () => [],
  declaration: {
    begins: new RegExp(
      String.raw`^(?:create\s+statistics|comment\s+on\s+statistics|alter\s+statistics)\s+(${qualifiedName})\s+(?!owner\s)`,
      'i',
    ),
    manner: /^(create\s+statistics\s+)if\s+not\s+exists\s+/i,
    example: 'CREATE STATISTICS task_places (dependencies) ON city, country FROM task',
  },
  create: (statistics) => statistics.made.map((sql, place) => statement(sql, place === 0 ? lockOf(statistics) : {})),
  drop: (statistics, { dropped }) =>
    dropped.has(relationOf(statistics)) ? [] : [statement(`DROP STATISTICS ${nameOf(statistics)}`, lockOf(statistics))],
  change: () => 'replace',
  retell: (statistics, tell) => ({
    ...statistics,
    made: statistics.made.map((sql, place) => (place === 0 ? tell(sql) : sql)),
  }),
  adopt: withFurther,
}

const lockOf = (statistics: Statistics): Partial<Statement> => ({
  locks: [{ relation: relationOf(statistics), mode: 'SHARE UPDATE EXCLUSIVE' }],
})
