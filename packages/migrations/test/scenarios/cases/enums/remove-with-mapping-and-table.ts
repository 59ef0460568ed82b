import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'an enum loses a value that goes into another one, while its table gets another name',
  before: () => {
    @Entity()
    class Ticket {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'enum', enum: ['open', 'stuck', 'done'] })
      state!: string
    }
    return [Ticket]
  },
  after: () => {
    @Entity()
    class Task {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'enum', enum: ['open', 'done'] })
      state!: string
    }
    return [Task]
  },
  rows: `insert into ticket (state) values ('open'), ('stuck')`,
  answers: { renames: ['table:ticket=task', 'value:task_state_enum.stuck=open'] },
  outcome: { changes: ['task.state'], keeps: { 'select * from task': ['1|open', '2|open'] } },
} satisfies Scenario
