import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a column gets another name and another type in one release',
  before: () => {
    @Entity()
    class Reading {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      value!: string
    }
    return [Reading]
  },
  after: () => {
    @Entity()
    class Reading {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'integer' })
      celsius!: number
    }
    return [Reading]
  },
  rows: `insert into reading (value) values ('21'), ('-4')`,
  answers: { renames: ['column:reading.value=celsius'] },
  outcome: { keeps: { 'select * from reading': ['1|21', '2|-4'] }, avoids: [/DROP COLUMN|ADD COLUMN/] },
} satisfies Scenario
