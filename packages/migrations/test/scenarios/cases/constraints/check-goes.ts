import { Check, Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a check goes',
  before: () => {
    @Entity()
    @Check('"stock" >= 0')
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'integer' })
      stock!: number
    }
    return [Item]
  },
  after: () => {
    @Entity()
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'integer' })
      stock!: number
    }
    return [Item]
  },
  rows: 'insert into item (stock) values (1)',
  outcome: { afterwards: { 'insert into item (stock) values (-1) returning stock': ['-1'] } },
} satisfies Scenario
