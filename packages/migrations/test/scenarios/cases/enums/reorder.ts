import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'the values of an enum change their order',
  before: () => {
    @Entity()
    class Ticket {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'enum', enum: ['low', 'high', 'middle'] })
      priority!: string
    }
    return [Ticket]
  },
  after: () => {
    @Entity()
    class Ticket {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'enum', enum: ['low', 'middle', 'high'] })
      priority!: string
    }
    return [Ticket]
  },
  rows: `insert into ticket (priority) values ('high'), ('middle')`,
  outcome: { keeps: { "select string_agg(priority::text, ',' order by priority) from ticket": ['middle,high'] } },
} satisfies Scenario
