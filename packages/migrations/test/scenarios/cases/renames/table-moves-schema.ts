import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a table moves into a schema that is not there yet',
  before: () => {
    @Entity()
    class Invoice {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'numeric', precision: 10, scale: 2 })
      total!: string

      @Column({ type: 'enum', enum: ['open', 'paid'] })
      state!: string
    }
    return [Invoice]
  },
  after: () => {
    @Entity({ schema: 'billing' })
    class Invoice {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'numeric', precision: 10, scale: 2 })
      total!: string

      @Column({ type: 'enum', enum: ['open', 'paid'] })
      state!: string
    }
    return [Invoice]
  },
  rows: `insert into invoice (total, state) values (12.50, 'paid')`,
  answers: { renames: ['table:public.invoice=billing.invoice'] },
  outcome: { keeps: { 'select * from billing.invoice': ['1|12.50|paid'] }, avoids: [/DROP TABLE|CREATE TABLE/] },
} satisfies Scenario
