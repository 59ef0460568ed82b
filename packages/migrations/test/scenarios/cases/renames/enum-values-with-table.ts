import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a table and all values of its enum get other names, and with the table the type',
  before: () => {
    @Entity()
    class Ticket {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'enum', enum: ['todo', 'stuck'] })
      state!: string
    }
    return [Ticket]
  },
  after: () => {
    @Entity()
    class Task {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'enum', enum: ['open', 'held'] })
      state!: string
    }
    return [Task]
  },
  rows: `insert into ticket (state) values ('todo'), ('stuck')`,
  answers: {
    renames: ['table:ticket=task', 'value:ticket_state_enum.todo=open', 'value:ticket_state_enum.stuck=held'],
  },
  outcome: {
    maps: ['task.state'],
    keeps: { 'select * from task': ['1|open', '2|held'] },
    avoids: [/CREATE TYPE|DROP TYPE/],
  },
} satisfies Scenario
