import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a numeric gets more digits behind the point',
  before: () => {
    @Entity()
    class Price {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'numeric', precision: 10, scale: 2, default: 0 })
      amount!: string
    }
    return [Price]
  },
  after: () => {
    @Entity()
    class Price {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'numeric', precision: 12, scale: 4, default: 0 })
      amount!: string
    }
    return [Price]
  },
  rows: `insert into price (amount) values (19.99)`,
  outcome: { keeps: { 'select * from price': ['1|19.9900'] } },
} satisfies Scenario
