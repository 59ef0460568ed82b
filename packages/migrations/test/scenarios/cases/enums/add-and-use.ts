import { Check, Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'an enum gets a value that is a default and in a check at once',
  before: () => {
    @Entity()
    class Ticket {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'enum', enum: ['open', 'done'], default: 'open' })
      state!: string
    }
    return [Ticket]
  },
  after: () => {
    @Entity()
    @Check(`"state" <> 'banned'`)
    class Ticket {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'enum', enum: ['new', 'open', 'done', 'banned'], default: 'new' })
      state!: string
    }
    return [Ticket]
  },
  rows: `insert into ticket (state) values ('done')`,
  outcome: { afterwards: { 'insert into ticket default values returning state': ['new'] } },
} satisfies Scenario
