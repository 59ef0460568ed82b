import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a numeric loses precision and scale',
  before: () => {
    @Entity()
    class Price {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'numeric', precision: 10, scale: 2 })
      amount!: string
    }
    return [Price]
  },
  after: () => {
    @Entity()
    class Price {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'numeric' })
      amount!: string
    }
    return [Price]
  },
  rows: `insert into price (amount) values (19.99)`,
  outcome: { keeps: { 'select * from price': ['1|19.99'] } },
} satisfies Scenario
