import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'two columns exchange their names',
  before: () => {
    @Entity()
    class Shift {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ comment: 'when it begins' })
      until!: string

      @Column({ comment: 'when it ends' })
      since!: string
    }
    return [Shift]
  },
  after: () => {
    @Entity()
    class Shift {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ comment: 'when it begins' })
      since!: string

      @Column({ comment: 'when it ends' })
      until!: string
    }
    return [Shift]
  },
  rows: `insert into shift (until, since) values ('08:00', '16:00')`,
  answers: { renames: ['column:shift.until=since', 'column:shift.since=until'], unasked: true },
  outcome: { maps: ['shift.since', 'shift.until'], keeps: { 'select since, until from shift': ['08:00|16:00'] } },
} satisfies Scenario
