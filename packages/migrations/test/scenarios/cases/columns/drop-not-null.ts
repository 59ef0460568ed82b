import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a column may be empty from here on',
  before: () => {
    @Entity()
    class Book {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      title!: string
    }
    return [Book]
  },
  after: () => {
    @Entity()
    class Book {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ nullable: true })
      title?: string
    }
    return [Book]
  },
  rows: `insert into book (title) values ('Momo')`,
  outcome: { keeps: { 'select * from book': ['1|Momo'] } },
} satisfies Scenario
