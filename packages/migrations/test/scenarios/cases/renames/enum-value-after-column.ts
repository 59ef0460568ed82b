import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a value gets another name in a type that is named as it will be called because of its column',
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
      status!: string
    }
    return [Ticket]
  },
  rows: `insert into ticket (state) values ('todo'), ('done')`,
  answers: { renames: ['column:ticket.state=status', 'value:ticket_status_enum.todo=open'] },
  outcome: {
    maps: ['ticket.status'],
    keeps: { 'select * from ticket': ['1|open', '2|done'] },
    avoids: [/CREATE TYPE|DROP TYPE/],
  },
} satisfies Scenario
