import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a real becomes a double',
  before: () => {
    @Entity()
    class Reading {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'real' })
      value!: number
    }
    return [Reading]
  },
  after: () => {
    @Entity()
    class Reading {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'float' })
      value!: number
    }
    return [Reading]
  },
  rows: 'insert into reading (value) values (0.5)',
  outcome: { keeps: { 'select * from reading': ['1|0.5'] } },
} satisfies Scenario
