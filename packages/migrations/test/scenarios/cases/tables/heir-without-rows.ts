import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a column changes its type in a table with rows, from which one without rows inherits',
  before: () => {
    @Entity()
    class Visit {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'timestamp' })
      at!: Date
    }
    return [Visit]
  },
  after: () => {
    @Entity()
    class Visit {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'timestamptz' })
      at!: Date
    }
    return [Visit]
  },
  beside: 'create table long_visit (days int) inherits (visit)',
  rows: `insert into visit (at) values ('2024-01-01 10:00')`,
  outcome: {
    keeps: { "select at = '2024-01-01 10:00+00' from visit": ['true'] },
    avoids: [/ALTER TABLE "long_visit"/],
  },
} satisfies Scenario
