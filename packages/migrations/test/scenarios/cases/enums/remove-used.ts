import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'an enum loses a value that a row holds',
  before: () => {
    @Entity()
    class Ticket {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'enum', enum: ['open', 'done', 'stuck'], default: 'open' })
      state!: string
    }
    return [Ticket]
  },
  after: () => {
    @Entity()
    class Ticket {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'enum', enum: ['open', 'done'], default: 'open' })
      state!: string
    }
    return [Ticket]
  },
  rows: `insert into ticket (state) values ('done'), ('stuck')`,
  outcome: {
    blocked: { says: /^1 .*stuck/, mend: `update ticket set state = 'open' where state = 'stuck'` },
    keeps: { 'select * from ticket': ['1|done', '2|open'] },
  },
  unsolved: 'rows that hold the value are not announced',
} satisfies Scenario
