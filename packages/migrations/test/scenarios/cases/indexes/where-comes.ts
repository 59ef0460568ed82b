import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'an index becomes partial',
  before: () => {
    @Entity()
    @Index('open_items', ['code'])
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      code!: string

      @Column()
      open!: boolean
    }
    return [Item]
  },
  after: () => {
    @Entity()
    @Index('open_items', ['code'], { where: '"open"' })
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      code!: string

      @Column()
      open!: boolean
    }
    return [Item]
  },
  outcome: {
    keeps: {
      "select pg_get_expr(indpred, indrelid) from pg_index where indexrelid = 'open_items'::regclass": ['open'],
    },
  },
} satisfies Scenario
