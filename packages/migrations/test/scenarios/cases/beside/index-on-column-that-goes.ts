import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'an index of somebody else stands on a column that goes',
  before: () => {
    @Entity()
    class Book {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      title!: string

      @Column({ nullable: true })
      isbn?: string
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
    }
    return [Book]
  },
  beside: 'create index by_hand on book using btree (lower(isbn) desc) include (title) where title is not null',
  rows: `insert into book (title, isbn) values ('Momo', '978')`,
  outcome: { drops: ['book.isbn'] },
} satisfies Scenario
