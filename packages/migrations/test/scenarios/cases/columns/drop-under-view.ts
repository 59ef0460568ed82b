import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a column goes that a view of somebody else shows',
  before: () => {
    @Entity()
    class Book {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      title!: string

      @Column()
      isbn!: string
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
  beside: 'create view shelf as select title, isbn from book',
  rows: `insert into book (title, isbn) values ('Momo', '978')`,
  outcome: { refused: /shelf/, hint: /by hand|--include-unmanaged/ },
} satisfies Scenario
