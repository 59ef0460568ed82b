import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a type loses a value while one column of it becomes a list and another one ceases to be one',
  before: () => {
    @Entity()
    class Task {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'enum', enum: ['a', 'b', 'c'], enumName: 'mark', default: 'a', nullable: true })
      one!: string

      @Column({ type: 'enum', enum: ['a', 'b', 'c'], enumName: 'mark', array: true, default: ['b'] })
      many!: string[]
    }
    return [Task]
  },
  after: () => {
    @Entity()
    class Task {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'enum', enum: ['a', 'b'], enumName: 'mark', array: true, default: ['a'], nullable: true })
      one!: string[]

      @Column({ type: 'enum', enum: ['a', 'b'], enumName: 'mark', default: 'b' })
      many!: string
    }
    return [Task]
  },
  rows: `insert into task (one, many) values ('b', '{a}'), (null, '{b}')`,
  answers: { usings: ["task.one=array[one, 'a']", 'task.many=many[1]'] },
  outcome: {
    maps: ['task.one', 'task.many'],
    keeps: { 'select one, many from task': ['["b","a"]|a', '[null,"a"]|b'] },
  },
} satisfies Scenario
