import { Check, Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a check with a name changes what it checks',
  before: () => {
    @Entity()
    @Check('item_stock', '"stock" >= 0')
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
    @Check('item_stock', '"stock" >= 1')
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'integer' })
      stock!: number
    }
    return [Item]
  },
  rows: 'insert into item (stock) values (3)',
  outcome: {},
} satisfies Scenario
