import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'two columns with equal enums of their own get one in common',
  before: () => {
    @Entity()
    class Task {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'enum', enum: ['s', 'l'], default: 's' })
      guessed!: string

      @Column({ type: 'enum', enum: ['s', 'l'], default: 'l' })
      real!: string
    }
    return [Task]
  },
  after: () => {
    @Entity()
    class Task {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'enum', enum: ['s', 'l'], enumName: 'size', default: 's' })
      guessed!: string

      @Column({ type: 'enum', enum: ['s', 'l'], enumName: 'size', default: 'l' })
      real!: string
    }
    return [Task]
  },
  rows: `insert into task default values`,
  answers: { renames: ['none'] },
  outcome: { keeps: { 'select * from task': ['1|s|l'], "select count(*) from pg_type where typtype = 'e'": ['1'] } },
} satisfies Scenario
