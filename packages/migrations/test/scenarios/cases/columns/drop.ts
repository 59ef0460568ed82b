import { Check, Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a column goes, with an index, a unique and a check that it is part of',
  before: () => {
    @Entity()
    @Index(['title', 'isbn'])
    @Unique(['isbn', 'edition'])
    @Check('"isbn" <> \'\' or "edition" > 1')
    class Book {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      title!: string

      @Column()
      isbn!: string

      @Column({ type: 'integer' })
      edition!: number
    }
    return [Book]
  },
  after: () => {
    @Entity()
    @Index(['title'])
    class Book {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      title!: string

      @Column({ type: 'integer' })
      edition!: number
    }
    return [Book]
  },
  rows: `insert into book (title, isbn, edition) values ('Momo', '978', 1)`,
  outcome: { drops: ['book.isbn'], keeps: { 'select * from book': ['1|Momo|1'] } },
} satisfies Scenario
