import { Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'an identity lets nobody choose the number any more',
  before: () => {
    @Entity()
    class Invoice {
      @PrimaryGeneratedColumn('identity', { generatedIdentity: 'BY DEFAULT' })
      id!: number
    }
    return [Invoice]
  },
  after: () => {
    @Entity()
    class Invoice {
      @PrimaryGeneratedColumn('identity', { generatedIdentity: 'ALWAYS' })
      id!: number
    }
    return [Invoice]
  },
  rows: 'insert into invoice default values',
  outcome: { afterwards: { 'insert into invoice default values returning id': ['2'] } },
} satisfies Scenario
