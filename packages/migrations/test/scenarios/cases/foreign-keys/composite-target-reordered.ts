import { Entity, ManyToOne, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'the key of two columns changes its order under a foreign key that points to it',
  before: () => {
    @Entity()
    class Seat {
      @PrimaryColumn({ type: 'integer' })
      row!: number

      @PrimaryColumn({ type: 'integer' })
      place!: number
    }
    @Entity()
    class Ticket {
      @PrimaryGeneratedColumn()
      id!: number

      @ManyToOne(() => Seat)
      seat!: Seat
    }
    return [Seat, Ticket]
  },
  after: () => {
    @Entity()
    class Seat {
      @PrimaryColumn({ type: 'integer' })
      place!: number

      @PrimaryColumn({ type: 'integer' })
      row!: number
    }
    @Entity()
    class Ticket {
      @PrimaryGeneratedColumn()
      id!: number

      @ManyToOne(() => Seat)
      seat!: Seat
    }
    return [Seat, Ticket]
  },
  rows: 'insert into seat values (1, 2); insert into ticket ("seatRow", "seatPlace") values (1, 2)',
  outcome: { keeps: { 'select "seatRow", "seatPlace" from ticket': ['1|2'] } },
} satisfies Scenario
