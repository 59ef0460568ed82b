import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a bigint becomes an integer, and a row holds more',
  before: () => {
    @Entity()
    class Counter {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'bigint' })
      hits!: string
    }
    return [Counter]
  },
  after: () => {
    @Entity()
    class Counter {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'integer' })
      hits!: number
    }
    return [Counter]
  },
  rows: 'insert into counter (hits) values (5), (3000000000)',
  outcome: {
    blocked: { says: /^1 .*counter.*hits/, mend: 'update counter set hits = 6 where id = 2' },
    keeps: { 'select * from counter': ['1|5', '2|6'] },
  },
} satisfies Scenario
