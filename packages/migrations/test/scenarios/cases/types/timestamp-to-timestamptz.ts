import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a timestamp becomes one with time zone',
  before: () => {
    @Entity()
    class Event {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'timestamp', default: () => 'now()' })
      at!: Date
    }
    return [Event]
  },
  after: () => {
    @Entity()
    class Event {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'timestamptz', default: () => 'now()' })
      at!: Date
    }
    return [Event]
  },
  rows: `insert into event (at) values ('2024-03-31 02:30:00')`,
  outcome: {
    keeps: { "select id, at at time zone 'UTC' from event": ['1|2024-03-31T02:30:00'] },
    avoids: [/DROP COLUMN/],
  },
} satisfies Scenario
