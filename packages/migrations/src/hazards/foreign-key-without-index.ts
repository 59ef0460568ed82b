import { isMadeHere, type KnownTable, shownPart, tableNamed } from '../effects/known.ts'
import type { HazardRule } from '../model/hazard.ts'

export const foreignKeyWithoutIndex: HazardRule = {
  id: 'foreign-key-without-index',
  level: 'warning',
  harm: 'blocks',
  title: 'adds a foreign key without an index on its columns',
  why: 'PostgreSQL does not create one: every DELETE in the referenced table, and every change of a key there, reads this whole table.',
  instead: 'Build an index on the columns, CONCURRENTLY, before the foreign key.',
  bad: [
    ['ALTER TABLE messages ADD CONSTRAINT messages_author FOREIGN KEY (author_id) REFERENCES members (id) NOT VALID'],
  ],
  good: [
    ['CREATE INDEX CONCURRENTLY messages_author_id ON messages (author_id)'],
    ['ALTER TABLE messages ADD CONSTRAINT messages_author FOREIGN KEY (author_id) REFERENCES members (id) NOT VALID'],
  ],
  find: ({ action, known }) => {
    if (action.does !== 'add-constraint' || action.constraint.type !== 'foreign key') return null
    const { table, constraint } = action
    const own = tableNamed(known, table)
    if (own === null || own.columns.size === 0 || isMadeHere(known, table) || isIndexed(own, constraint.columns))
      return null
    return { object: shownPart(table, constraint.name ?? constraint.columns.join('_')), table }
  },
}

const isIndexed = ({ indexes, constraints }: KnownTable, columns: readonly string[]): boolean =>
  [
    ...indexes.values(),
    ...[...constraints.values()].filter(({ type }) => type === 'primary key' || type === 'unique'),
  ].some((index) => columns.every((column) => index.columns.slice(0, columns.length).includes(column)))
