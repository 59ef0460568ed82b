import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'one column goes, one comes, one changes, and they are not alike',
  before: () => {
    @Entity()
    class Book {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'bytea', nullable: true })
      cover!: Buffer | null

      @Column({ type: 'smallint' })
      pages!: number
    }
    return [Book]
  },
  after: () => {
    @Entity()
    class Book {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'integer' })
      pages!: number

      @Column({ type: 'boolean', default: false })
      lent!: boolean
    }
    return [Book]
  },
  rows: `insert into book (cover, pages) values ('\\xff', 250)`,
  outcome: { drops: ['book.cover'], keeps: { 'select * from book': ['1|250|false'] } },
} satisfies Scenario
