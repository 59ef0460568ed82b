import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a unique number loses decimal places, and two rows become the same',
  before: () => {
    @Entity()
    class Rate {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'numeric', precision: 8, scale: 3, unique: true })
      value!: string
    }
    return [Rate]
  },
  after: () => {
    @Entity()
    class Rate {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'numeric', precision: 8, scale: 1, unique: true })
      value!: string
    }
    return [Rate]
  },
  rows: `insert into rate (value) values (1.11), (1.12), (2.2)`,
  outcome: {
    blocked: {
      says: /^2 .*rate with the same value, which \S+ makes unique/,
      mend: 'delete from rate where value = 1.12',
    },
    changes: ['rate.value'],
    keeps: { 'select * from rate': ['1|1.1', '3|2.2'] },
  },
} satisfies Scenario
