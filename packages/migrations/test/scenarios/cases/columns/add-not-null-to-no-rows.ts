import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a column comes that must not be empty, without a default, on an empty table',
  before: () => {
    @Entity()
    class Book {
      @PrimaryGeneratedColumn()
      id!: number
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
  outcome: { afterwards: { "insert into book (title) values ('Momo') returning title": ['Momo'] } },
} satisfies Scenario
