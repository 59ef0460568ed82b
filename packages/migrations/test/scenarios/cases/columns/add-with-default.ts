import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a column comes that must not be empty and has a default',
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

      @Column({ default: "it's new" })
      shelf!: string
    }
    return [Book]
  },
  rows: `insert into book default values`,
  outcome: { keeps: { 'select * from book': ["1|it's new"] } },
} satisfies Scenario
