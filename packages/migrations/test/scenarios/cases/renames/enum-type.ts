import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'an enum type gets another name',
  before: () => {
    @Entity()
    class Ticket {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'enum', enum: ['low', 'high'], enumName: 'priority', default: 'low' })
      priority!: string
    }
    return [Ticket]
  },
  after: () => {
    @Entity()
    class Ticket {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'enum', enum: ['low', 'high'], enumName: 'urgency', default: 'low' })
      priority!: string
    }
    return [Ticket]
  },
  rows: `insert into ticket (priority) values ('high')`,
  outcome: { keeps: { 'select * from ticket': ['1|high'] }, avoids: [/CREATE TYPE|DROP TYPE/] },
} satisfies Scenario
