import { Column, Entity, PrimaryGeneratedColumn, ViewColumn, ViewEntity } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a view becomes a materialized one',
  before: () => {
    @Entity()
    class Book {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
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

      @Column()
      title!: string
    }
    @ViewEntity({ materialized: true, expression: 'select title from book' })
    class Shelf {
      @ViewColumn()
      title!: string
    }
    return [Book, Shelf]
  },
  rows: `insert into book (title) values ('Momo')`,
  outcome: {
    keeps: { "select relkind from pg_class where relname = 'shelf'": ['m'], 'select * from shelf': ['Momo'] },
  },
} satisfies Scenario
