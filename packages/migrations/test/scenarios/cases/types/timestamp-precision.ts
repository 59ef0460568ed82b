import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'the clock counts milliseconds where it counted microseconds',
  before: () => {
    @Entity()
    class Event {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'timestamptz', precision: 6 })
      at!: Date
    }
    return [Event]
  },
  after: () => {
    @Entity()
    class Event {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'timestamptz', precision: 3 })
      at!: Date
    }
    return [Event]
  },
  rows: `insert into event (at) values ('2024-01-01 00:00:00.123+00')`,
  outcome: { keeps: { 'select extract(milliseconds from at)::int from event': ['123'] }, avoids: [/DROP COLUMN/] },
} satisfies Scenario
