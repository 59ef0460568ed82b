import { Column, Entity, PrimaryGeneratedColumn, ViewColumn, ViewEntity } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a table takes the name of a view over it that goes',
  before: () => {
    @Entity()
    class BookData {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      title!: string
    }
    @ViewEntity({ name: 'book', expression: 'select title from book_data' })
    class Book {
      @ViewColumn()
      title!: string
    }
    return [BookData, Book]
  },
  after: () => {
    @Entity()
    class Book {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      title!: string
    }
    return [Book]
  },
  rows: `insert into book_data (title) values ('Momo')`,
  answers: { renames: ['table:book_data=book'] },
  outcome: { keeps: { 'select title from book': ['Momo'] } },
} satisfies Scenario
