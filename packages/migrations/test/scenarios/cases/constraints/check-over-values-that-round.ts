import { Check, Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a number becomes whole, and what it is rounded to breaks a check that stays',
  before: () => {
    @Entity()
    @Check('few', 'weight < 2')
    class Parcel {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'numeric', precision: 8, scale: 3 })
      weight!: string
    }
    return [Parcel]
  },
  after: () => {
    @Entity()
    @Check('few', 'weight < 2')
    class Parcel {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'integer' })
      weight!: number
    }
    return [Parcel]
  },
  rows: `insert into parcel (weight) values (1.7), (1.2)`,
  outcome: {
    blocked: { says: /^1 .*parcel against the check few/, mend: 'update parcel set weight = 1 where id = 1' },
    changes: ['parcel.weight'],
    keeps: { 'select * from parcel': ['1|1', '2|1'] },
  },
} satisfies Scenario
