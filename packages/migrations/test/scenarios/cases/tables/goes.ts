import { Column, Entity, Exclusion, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a table goes, with its enum, its sequence, its exclusion and what is deferrable',
  before: () => {
    @Entity()
    class Room {
      @PrimaryGeneratedColumn()
      id!: number
    }
    @Entity({ comment: 'who sleeps where' })
    @Exclusion('no_overlap', 'USING gist ("during" WITH &&)')
    @Unique('once', ['guest'], { deferrable: 'INITIALLY DEFERRED' })
    class Booking {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'int4range' })
      during!: string

      @Column()
      guest!: string

      @Column({ type: 'enum', enum: ['open', 'paid'], default: 'open' })
      state!: string

      @ManyToOne(() => Room)
      room!: Room
    }
    return [Room, Booking]
  },
  after: () => {
    @Entity()
    class Room {
      @PrimaryGeneratedColumn()
      id!: number
    }
    return [Room]
  },
  rows: `insert into room default values; insert into booking (during, guest, "roomId") values ('[1,3)', 'Ada', 1)`,
  outcome: {
    drops: ['booking'],
    keeps: { "select count(*) from pg_type where typname like 'booking%' and typtype = 'e'": ['0'] },
  },
} satisfies Scenario
