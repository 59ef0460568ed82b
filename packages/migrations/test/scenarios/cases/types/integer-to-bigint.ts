import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'an integer becomes a bigint',
  before: () => {
    @Entity()
    class Counter {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'integer', default: 0 })
      hits!: number
    }
    return [Counter]
  },
  after: () => {
    @Entity()
    class Counter {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'bigint', default: 0 })
      hits!: string
    }
    return [Counter]
  },
  rows: `insert into counter (hits) values (2147483647)`,
  outcome: { keeps: { 'select * from counter': ['1|2147483647'] } },
} satisfies Scenario
