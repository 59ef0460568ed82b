import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'an index is not partial any more',
  before: () => {
    @Entity()
    @Index('some', ['code'], { where: '"open"' })
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
    @Index('some', ['code'])
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
  outcome: { keeps: { "select indpred is null as whole from pg_index where indexrelid = 'some'::regclass": ['true'] } },
} satisfies Scenario
