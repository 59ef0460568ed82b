import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a numeric loses decimal places that a row uses',
  before: () => {
    @Entity()
    class Price {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'numeric', precision: 10, scale: 4 })
      amount!: string
    }
    return [Price]
  },
  after: () => {
    @Entity()
    class Price {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'numeric', precision: 10, scale: 2 })
      amount!: string
    }
    return [Price]
  },
  rows: `insert into price (amount) values (19.9999), (1.5)`,
  outcome: { changes: ['price.amount'], keeps: { 'select * from price': ['1|20.00', '2|1.50'] } },
} satisfies Scenario
