import { Column, Entity, Generated, Index, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about:
    'a number that may be null is counted from here on, and a row has none, while another column comes with an index that others shall not wait for',
  before: () => {
    @Entity()
    class Ticket {
      @PrimaryGeneratedColumn('uuid')
      id!: string

      @Column({ type: 'int', nullable: true })
      number!: number
    }
    return [Ticket]
  },
  after: () => {
    @Entity()
    class Ticket {
      @PrimaryGeneratedColumn('uuid')
      id!: string

      @Column({ type: 'int' })
      @Generated('increment')
      number!: number

      @Index()
      @Column({ nullable: true })
      seat?: string
    }
    return [Ticket]
  },
  rows: 'insert into ticket (number) values (4), (null)',
  outcome: {
    blocked: {
      says: /^1 with null in ticket\.number, which becomes NOT NULL/,
      mend: 'update ticket set number = 9 where number is null',
    },
    keeps: { 'select number from ticket': ['4', '9'] },
    afterwards: { 'insert into ticket default values returning number': ['10'] },
  },
} satisfies Scenario
