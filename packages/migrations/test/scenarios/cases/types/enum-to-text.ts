import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'an enum becomes text, and its type goes',
  before: () => {
    @Entity()
    class Ticket {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'enum', enum: ['open', 'done'], default: 'open' })
      state!: string
    }
    return [Ticket]
  },
  after: () => {
    @Entity()
    class Ticket {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text', default: 'open' })
      state!: string
    }
    return [Ticket]
  },
  rows: `insert into ticket (state) values ('done')`,
  outcome: {
    keeps: {
      'select * from ticket': ['1|done'],
      "select count(*) from pg_type where typname = 'ticket_state_enum'": ['0'],
    },
  },
} satisfies Scenario
