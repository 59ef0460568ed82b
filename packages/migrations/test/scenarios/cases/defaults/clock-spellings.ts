import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'now() and current_timestamp are not the same text, and yet stay as they are',
  before: () => {
    @Entity()
    class Event {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'timestamptz', default: () => 'now()' })
      a!: Date

      @Column({ type: 'timestamptz', default: () => 'CURRENT_TIMESTAMP' })
      b!: Date

      @Column({ type: 'timestamp', precision: 3, default: () => 'LOCALTIMESTAMP(3)' })
      c!: Date

      @Column({ type: 'date', default: () => 'CURRENT_DATE' })
      d!: string

      @Column({ type: 'timestamptz', default: () => "now() + interval '1 day'" })
      e!: Date

      @Column({ type: 'timestamptz', default: '1970-01-01' })
      f!: Date
    }
    return [Event]
  },
  after: () => {
    @Entity()
    class Event {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'timestamptz', default: () => 'now()' })
      a!: Date

      @Column({ type: 'timestamptz', default: () => 'CURRENT_TIMESTAMP' })
      b!: Date

      @Column({ type: 'timestamp', precision: 3, default: () => 'LOCALTIMESTAMP(3)' })
      c!: Date

      @Column({ type: 'date', default: () => 'CURRENT_DATE' })
      d!: string

      @Column({ type: 'timestamptz', default: () => "now() + interval '1 day'" })
      e!: Date

      @Column({ type: 'timestamptz', default: '1970-01-01' })
      f!: Date
    }
    return [Event]
  },
  outcome: 'no difference',
} satisfies Scenario
