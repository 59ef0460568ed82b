import { Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a key loses its sequence',
  before: () => {
    @Entity()
    class Invoice {
      @PrimaryGeneratedColumn()
      id!: number
    }
    return [Invoice]
  },
  after: () => {
    @Entity()
    class Invoice {
      @PrimaryColumn({ type: 'integer' })
      id!: number
    }
    return [Invoice]
  },
  rows: 'insert into invoice default values',
  outcome: { keeps: { 'select * from invoice': ['1'] } },
} satisfies Scenario
