import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a foreign key of two columns comes, in an order of its own',
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

      @Column({ type: 'integer' })
      place!: number

      @Column({ type: 'integer' })
      row!: number
    }
    return [Seat, Ticket]
  },
  after: () => {
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

      @Column({ type: 'integer' })
      place!: number

      @Column({ type: 'integer' })
      row!: number

      @ManyToOne(() => Seat)
      @JoinColumn([
        { name: 'place', referencedColumnName: 'place' },
        { name: 'row', referencedColumnName: 'row' },
      ])
      seat!: Seat
    }
    return [Seat, Ticket]
  },
  rows: 'insert into seat values (1, 2); insert into ticket (place, row) values (2, 1)',
  outcome: {},
} satisfies Scenario
