import { Column, Entity, PrimaryGeneratedColumn, ViewColumn, ViewEntity } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a column changes its type under a view of the entities and one of somebody else',
  before: () => {
    @Entity()
    class Book {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ length: 20 })
      title!: string
    }
    @ViewEntity({ expression: 'select title from book' })
    class Shelf {
      @ViewColumn()
      title!: string
    }
    return [Book, Shelf]
  },
  after: () => {
    @Entity()
    class Book {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text' })
      title!: string
    }
    @ViewEntity({ expression: 'select title from book' })
    class Shelf {
      @ViewColumn()
      title!: string
    }
    return [Book, Shelf]
  },
  beside: `create view by_hand as select id, title || '!' as loud from book; comment on view by_hand is 'mine'; grant select on by_hand to public`,
  rows: `insert into book (title) values ('Momo')`,
  outcome: {
    keeps: {
      'select * from by_hand': ['1|Momo!'],
      'select * from shelf': ['Momo'],
      "select has_table_privilege('public', 'by_hand', 'select')": ['true'],
    },
  },
} satisfies Scenario
