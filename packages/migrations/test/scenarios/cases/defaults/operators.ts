import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'defaults have operators that a column definition only takes in parentheses',
  before: () => {
    @Entity()
    class Visit {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'timestamp', default: () => 'now()' })
      at!: Date
    }
    return [Visit]
  },
  after: () => {
    @Entity()
    class Visit {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'timestamp', default: () => `now() at time zone 'utc'` })
      at!: Date

      @Column({ default: () => `current_date < '2000-01-01' or not 1 in (2, 3)` })
      isLate!: boolean

      @Column({ default: () => `'a' collate "C"` })
      sort!: string
    }
    return [Visit]
  },
  rows: `insert into visit (at) values ('2026-01-01')`,
  outcome: { keeps: { 'select * from visit': ['1|2026-01-01T00:00:00|true|a'] } },
} satisfies Scenario
