import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'an enum gets values at its beginning and in its middle',
  before: () => {
    @Entity()
    class Ticket {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'enum', enum: ['open', 'done'] })
      state!: string
    }
    return [Ticket]
  },
  after: () => {
    @Entity()
    class Ticket {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'enum', enum: ['draft', 'open', 'doing', 'done'] })
      state!: string
    }
    return [Ticket]
  },
  rows: `insert into ticket (state) values ('done'), ('open')`,
  outcome: {
    keeps: {
      'select enum_range(null::ticket_state_enum)::text': ['{draft,open,doing,done}'],
      'select state from ticket': ['done', 'open'],
    },
  },
} satisfies Scenario
