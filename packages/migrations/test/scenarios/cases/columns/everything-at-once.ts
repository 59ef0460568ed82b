import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'type, length, null, default and comment of one column change together',
  before: () => {
    @Entity()
    class Book {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ length: 20, nullable: true, comment: 'short' })
      code?: string
    }
    return [Book]
  },
  after: () => {
    @Entity()
    class Book {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text', default: '-', comment: "it's long" })
      code!: string
    }
    return [Book]
  },
  rows: `insert into book (code) values ('A1')`,
  outcome: {
    keeps: { 'select * from book': ['1|A1'] },
    afterwards: { 'insert into book default values returning code': ['-'] },
  },
} satisfies Scenario
