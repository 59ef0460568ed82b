import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a column goes, and with it the enum that only it used',
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
    }
    return [Ticket]
  },
  rows: `insert into ticket default values`,
  outcome: {
    drops: ['ticket.state'],
    keeps: { "select count(*) from pg_type where typname = 'ticket_state_enum'": ['0'] },
  },
} satisfies Scenario
