import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a unique with a name covers another column',
  before: () => {
    @Entity()
    @Unique('item_key', ['shop', 'code'])
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      shop!: string

      @Column()
      code!: string

      @Column()
      size!: string
    }
    return [Item]
  },
  after: () => {
    @Entity()
    @Unique('item_key', ['shop', 'code', 'size'])
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      shop!: string

      @Column()
      code!: string

      @Column()
      size!: string
    }
    return [Item]
  },
  rows: `insert into item (shop, code, size) values ('a', 'b', 's')`,
  outcome: {},
} satisfies Scenario
