import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'an enum loses a value that a row holds, and the author changes the rows himself',
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
  answers: { renames: ['none'] },
  outcome: {
    blocked: { says: /^1 .*stuck/, mend: `update ticket set state = 'open' where state = 'stuck'` },
    keeps: { 'select * from ticket': ['1|done', '2|open'] },
  },
} satisfies Scenario
