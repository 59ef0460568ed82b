import { Column, Entity, PrimaryColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a key gets a second column',
  before: () => {
    @Entity()
    class Seat {
      @PrimaryColumn({ type: 'integer' })
      row!: number

      @Column({ type: 'integer', default: 1 })
      place!: number
    }
    return [Seat]
  },
  after: () => {
    @Entity()
    class Seat {
      @PrimaryColumn({ type: 'integer' })
      row!: number

      @PrimaryColumn({ type: 'integer', default: 1 })
      place!: number
    }
    return [Seat]
  },
  rows: 'insert into seat values (1, 1), (2, 1)',
  outcome: { keeps: { 'select * from seat': ['1|1', '2|1'] } },
} satisfies Scenario
