import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a column must not be empty any more, and some are',
  before: () => {
    @Entity()
    class Book {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ nullable: true })
      title?: string
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
  rows: `insert into book (title) values ('Momo'), (null), (null)`,
  outcome: {
    blocked: { says: /^2 .*book.*title/, mend: `update book set title = 'untitled' where title is null` },
    keeps: { 'select * from book': ['1|Momo', '2|untitled', '3|untitled'] },
  },
} satisfies Scenario
