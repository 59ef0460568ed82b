import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'two columns come with one new enum',
  before: () => {
    @Entity()
    class Task {
      @PrimaryGeneratedColumn()
      id!: number
    }
    return [Task]
  },
  after: () => {
    @Entity()
    class Task {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'enum', enum: ['s', 'l'], enumName: 'size', nullable: true })
      guessed!: string | null

      @Column({ type: 'enum', enum: ['s', 'l'], enumName: 'size', nullable: true })
      real!: string | null
    }
    return [Task]
  },
  rows: `insert into task default values`,
  outcome: { keeps: { 'select * from task': ['1|∅|∅'] } },
} satisfies Scenario
