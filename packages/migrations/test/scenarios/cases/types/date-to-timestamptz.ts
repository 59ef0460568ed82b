import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a date becomes a time with time zone',
  before: () => {
    @Entity()
    class Event {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'date' })
      on!: string
    }
    return [Event]
  },
  after: () => {
    @Entity()
    class Event {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'timestamptz' })
      on!: Date
    }
    return [Event]
  },
  rows: `insert into event ("on") values ('2024-05-05')`,
  outcome: { keeps: { 'select extract(epoch from "on")::int from event': ['1714867200'] } },
} satisfies Scenario
