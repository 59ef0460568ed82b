import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'an enum gets a further value',
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

      @Column({ type: 'enum', enum: ['open', 'done', 'archived'], default: 'open' })
      state!: string
    }
    return [Ticket]
  },
  rows: `insert into ticket (state) values ('done')`,
  outcome: {
    keeps: {
      'select * from ticket': ['1|done'],
      'select enum_range(null::ticket_state_enum)::text': ['{open,done,archived}'],
    },
  },
} satisfies Scenario
