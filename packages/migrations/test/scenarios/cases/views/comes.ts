import { Column, Entity, PrimaryGeneratedColumn, ViewColumn, ViewEntity } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a view comes, and another that stands on it',
  before: () => {
    @Entity()
    class Book {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      title!: string

      @Column({ default: false })
      lent!: boolean
    }
    return [Book]
  },
  after: () => {
    @Entity()
    class Book {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      title!: string

      @Column({ default: false })
      lent!: boolean
    }
    @ViewEntity({ expression: 'select id, title from book where lent' })
    class LentBook {
      @ViewColumn()
      id!: number

      @ViewColumn()
      title!: string
    }
    @ViewEntity({ expression: 'select count(*) as number from lent_book', dependsOn: ['LentBook'] })
    class LentCount {
      @ViewColumn()
      number!: string
    }
    return [Book, LentBook, LentCount]
  },
  rows: `insert into book (title, lent) values ('Momo', true)`,
  outcome: { keeps: { 'select * from lent_count': ['1'] } },
} satisfies Scenario
