import { Entity, Index, PrimaryGeneratedColumn, ViewColumn, ViewEntity } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

const expression = `select id, id * 2 as "twice" from book`

export default {
  about: 'indexes of a materialized view become partial, over columns that only its query knows',
  before: () => {
    @Entity()
    class Book {
      @PrimaryGeneratedColumn()
      id!: number
    }
    @ViewEntity({ materialized: true, expression })
    @Index('by_twice', ['twice'], { where: `"twice">10` })
    @Index('by_id', ['id'], { unique: true })
    class Doubled {
      @ViewColumn()
      id!: number

      @ViewColumn()
      twice!: number
    }
    return [Book, Doubled]
  },
  after: () => {
    @Entity()
    class Book {
      @PrimaryGeneratedColumn()
      id!: number
    }
    @ViewEntity({ materialized: true, expression })
    @Index('by_twice', ['twice'], { where: '(twice > 10)' })
    @Index('by_id', ['id'], { unique: true, where: 'id > 0 and twice between 1 and 9' })
    class Doubled {
      @ViewColumn()
      id!: number

      @ViewColumn()
      twice!: number
    }
    return [Book, Doubled]
  },
  rows: 'insert into book select from generate_series(1, 3); refresh materialized view doubled',
  outcome: {
    keeps: { 'select * from doubled': ['1|2', '2|4', '3|6'] },
    writes: [/by_id/],
    avoids: [/by_twice|MATERIALIZED/],
  },
} satisfies Scenario
