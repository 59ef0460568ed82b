import { Entity, PrimaryColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'the columns of a key change their order',
  before: () => {
    @Entity()
    class Seat {
      @PrimaryColumn({ type: 'integer' })
      row!: number

      @PrimaryColumn({ type: 'integer' })
      place!: number
    }
    return [Seat]
  },
  after: () => {
    @Entity()
    class Seat {
      @PrimaryColumn({ type: 'integer' })
      place!: number

      @PrimaryColumn({ type: 'integer' })
      row!: number
    }
    return [Seat]
  },
  rows: 'insert into seat values (1, 2)',
  outcome: {
    keeps: {
      "select pg_get_constraintdef(oid) from pg_constraint where conrelid = 'seat'::regclass and contype = 'p'": [
        'PRIMARY KEY (place, "row")',
      ],
    },
  },
} satisfies Scenario
