import { Column, Entity, Exclusion, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'an exclusion comes, and its text changes nothing when it is spelled otherwise',
  before: () => {
    @Entity()
    class Booking {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'tstzrange' })
      during!: string
    }
    return [Booking]
  },
  after: () => {
    @Entity()
    @Exclusion('no_overlap', 'USING gist ("during" WITH &&)')
    class Booking {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'tstzrange' })
      during!: string
    }
    return [Booking]
  },
  rows: `insert into booking (during) values ('[2024-01-01,2024-01-02)')`,
  outcome: { afterwards: { "insert into booking (during) values ('[2024-01-02,2024-01-03)') returning id": ['2'] } },
} satisfies Scenario
