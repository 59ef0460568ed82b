import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'an index that a failed build left invalid is not taken for the one that is wanted',
  before: () => {
    @Entity()
    @Index('by_code', ['code'])
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
    @Index('by_code', ['code'])
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      code!: string
    }
    return [Item]
  },
  beside: "update pg_index set indisvalid = false where indexrelid = 'by_code'::regclass",
  outcome: { keeps: { "select indisvalid from pg_index where indexrelid = 'by_code'::regclass": ['true'] } },
} satisfies Scenario
