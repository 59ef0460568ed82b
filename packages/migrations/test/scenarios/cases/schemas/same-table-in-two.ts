import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'tables of one name live in two schemas, and only one of them changes',
  before: () => {
    @Entity({ schema: 'one' })
    @Index('by_code', ['code'])
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      code!: string
    }
    @Entity({ name: 'item', schema: 'two' })
    @Index('by_code', ['code'])
    class Item2 {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      code!: string
    }
    return [Item, Item2]
  },
  after: () => {
    @Entity({ schema: 'one' })
    @Index('by_code', ['code'])
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text' })
      code!: string
    }
    @Entity({ name: 'item', schema: 'two' })
    @Index('by_code', ['code'])
    class Item2 {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      code!: string
    }
    return [Item, Item2]
  },
  rows: `insert into one.item (code) values ('a'); insert into two.item (code) values ('b')`,
  outcome: { keeps: { 'select code from one.item union all select code from two.item': ['a', 'b'] }, avoids: [/two/] },
} satisfies Scenario
