import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'the default of an enum changes to another of its values',
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
    class Ticket {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'enum', enum: ['open', 'done'], default: 'done' })
      state!: string
    }
    return [Ticket]
  },
  outcome: { afterwards: { 'insert into ticket default values returning state': ['done'] } },
} satisfies Scenario
