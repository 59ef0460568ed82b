import { Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a serial key becomes an identity and goes on counting',
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
      @PrimaryGeneratedColumn('identity', { generatedIdentity: 'BY DEFAULT' })
      id!: number
    }
    return [Invoice]
  },
  rows: 'insert into invoice select from generate_series(1, 5)',
  outcome: {
    keeps: { 'select max(id) from invoice': ['5'] },
    afterwards: { 'insert into invoice default values returning id': ['6'] },
  },
} satisfies Scenario
