import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a range becomes many, and one again on the way back',
  since: 14,
  before: () => {
    @Entity()
    class Booking {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'daterange' })
      nights!: string
    }
    return [Booking]
  },
  after: () => {
    @Entity()
    class Booking {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'datemultirange' })
      nights!: string
    }
    return [Booking]
  },
  rows: `insert into booking (nights) values ('[2024-01-01,2024-01-05)')`,
  outcome: {
    maps: ['booking.nights'],
    keeps: { 'select nights::text from booking': ['{[2024-01-01,2024-01-05)}'] },
  },
} satisfies Scenario
