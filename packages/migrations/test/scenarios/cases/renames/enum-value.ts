import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a value of an enum gets another name',
  before: () => {
    @Entity()
    class Ticket {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'enum', enum: ['todo', 'done'], default: 'todo' })
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
  rows: `insert into ticket (state) values ('todo'), ('done')`,
  answers: { renames: ['value:ticket_state_enum.todo=open'] },
  outcome: {
    maps: ['ticket.state'],
    keeps: { 'select * from ticket': ['1|open', '2|done'] },
    avoids: [/CREATE TYPE|DROP TYPE/],
  },
} satisfies Scenario
