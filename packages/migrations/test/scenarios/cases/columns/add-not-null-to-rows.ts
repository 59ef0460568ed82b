import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a column comes that must not be empty, without a default, on a table with rows',
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
  rows: `insert into book default values`,
  outcome: { blocked: { says: /^1 .*book/, mend: 'delete from book' } },
} satisfies Scenario
