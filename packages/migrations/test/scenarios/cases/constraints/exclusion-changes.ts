import { Column, Entity, Exclusion, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'an exclusion is only for some rows from here on',
  before: () => {
    @Entity()
    @Exclusion('no_overlap', 'USING gist ("during" WITH &&)')
    class Booking {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'int4range' })
      during!: string

      @Column({ default: false })
      cancelled!: boolean
    }
    return [Booking]
  },
  after: () => {
    @Entity()
    @Exclusion('no_overlap', 'USING gist ("during" WITH &&) WHERE (NOT "cancelled")')
    class Booking {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'int4range' })
      during!: string

      @Column({ default: false })
      cancelled!: boolean
    }
    return [Booking]
  },
  rows: `insert into booking (during) values ('[1,3)')`,
  outcome: {},
} satisfies Scenario
