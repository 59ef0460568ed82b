import { Column, Entity, PrimaryGeneratedColumn, ViewColumn, ViewEntity } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a view shows a column more, under another view',
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
    @ViewEntity({ expression: 'select upper(title) as title from shelf', dependsOn: ['Shelf'] })
    class LoudShelf {
      @ViewColumn()
      title!: string
    }
    return [Book, Shelf, LoudShelf]
  },
  after: () => {
    @Entity()
    class Book {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      title!: string
    }
    @ViewEntity({ expression: 'select id, title from book' })
    class Shelf {
      @ViewColumn()
      id!: number

      @ViewColumn()
      title!: string
    }
    @ViewEntity({ expression: 'select upper(title) as title from shelf', dependsOn: ['Shelf'] })
    class LoudShelf {
      @ViewColumn()
      title!: string
    }
    return [Book, Shelf, LoudShelf]
  },
  rows: `insert into book (title) values ('Momo')`,
  outcome: { keeps: { 'select * from loud_shelf': ['MOMO'], 'select * from shelf': ['1|Momo'] } },
} satisfies Scenario
