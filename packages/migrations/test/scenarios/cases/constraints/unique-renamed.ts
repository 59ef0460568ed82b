import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a unique gets a name',
  before: () => {
    @Entity()
    @Unique(['code'])
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      code!: string
    }
    return [Item]
  },
  after: () => {
    @Entity()
    @Unique('item_code', ['code'])
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      code!: string
    }
    return [Item]
  },
  outcome: { avoids: [/DROP|ADD/] },
} satisfies Scenario
