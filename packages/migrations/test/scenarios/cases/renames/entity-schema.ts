import { EntitySchema } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a table and a column that an EntitySchema declares get other names',
  before: () => {
    return [
      new EntitySchema({
        name: 'Song',
        tableName: 'song',
        columns: { id: { type: 'integer', primary: true }, title: { type: 'text' } },
      }),
    ]
  },
  after: () => {
    return [
      new EntitySchema({
        name: 'Song',
        tableName: 'track',
        columns: { id: { type: 'integer', primary: true }, name: { type: 'text' } },
      }),
    ]
  },
  rows: `insert into song values (1, 'Blue')`,
  answers: { renames: ['table:song=track', 'column:song.title=name'] },
  outcome: { keeps: { 'select * from track': ['1|Blue'] }, avoids: [/DROP|CREATE/] },
} satisfies Scenario
