import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'the columns of a class are written in another order',
  before: () => {
    @Entity()
    class Book {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      title!: string

      @Column()
      author!: string
    }
    return [Book]
  },
  after: () => {
    @Entity()
    class Book {
      @Column()
      author!: string

      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      title!: string
    }
    return [Book]
  },
  rows: `insert into book (title, author) values ('Momo', 'Ende')`,
  outcome: 'no difference',
} satisfies Scenario
