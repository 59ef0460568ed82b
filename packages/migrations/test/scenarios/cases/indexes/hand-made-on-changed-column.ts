import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: "an index that people made with all its options survives the change of its column's type",
  before: () => {
    @Entity()
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ length: 40 })
      code!: string

      @Column({ nullable: true })
      note?: string
    }
    return [Item]
  },
  after: () => {
    @Entity()
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text' })
      code!: string

      @Column({ nullable: true })
      note?: string
    }
    return [Item]
  },
  beside: `create index by_hand on item (lower(code) varchar_pattern_ops desc nulls last, note) include (id) with (fillfactor = 70) where code <> '';
  comment on index by_hand is 'do not touch'`,
  rows: `insert into item (code) values ('a')`,
  outcome: { keeps: { "select obj_description('by_hand'::regclass)": ['do not touch'] } },
} satisfies Scenario
