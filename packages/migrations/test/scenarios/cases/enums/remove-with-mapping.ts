import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'an enum loses a value, and its rows get another one',
  before: () => {
    @Entity()
    class Ticket {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'enum', enum: ['open', 'done', 'stuck'], default: 'stuck' })
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
  rows: `insert into ticket (state) values ('done'), ('stuck')`,
  answers: { renames: ['value:ticket_state_enum.stuck=open'] },
  outcome: { changes: ['ticket.state'], keeps: { 'select * from ticket': ['1|done', '2|open'] } },
} satisfies Scenario
