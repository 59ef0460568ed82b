import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a text becomes an enum that has all its values',
  before: () => {
    @Entity()
    class Ticket {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text', default: 'open' })
      state!: string
    }
    return [Ticket]
  },
  after: () => {
    @Entity()
    class Ticket {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'enum', enum: ['open', 'done'], default: 'open' })
      state!: string
    }
    return [Ticket]
  },
  rows: `insert into ticket (state) values ('done')`,
  outcome: { keeps: { 'select * from ticket': ['1|done'] }, avoids: [/DROP COLUMN/] },
} satisfies Scenario
