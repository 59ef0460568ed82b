import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a column comes that may be empty',
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

      @Column({ type: 'text', nullable: true })
      subtitle?: string
    }
    return [Book]
  },
  rows: `insert into book default values`,
  outcome: { keeps: { 'select * from book': ['1|∅'] } },
} satisfies Scenario
