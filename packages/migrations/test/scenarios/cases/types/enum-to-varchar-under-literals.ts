import { Check, Column, Entity, Index, PrimaryGeneratedColumn, ViewColumn, ViewEntity } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'an enum becomes a text under a check, an index and a view that compare it with one of its values',
  before: () => {
    @Check('open_has_code', `state <> 'open' or code is not null`)
    @Entity()
    class Ticket {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'enum', enum: ['open', 'closed'] })
      state!: string

      @Index('open_codes', { where: `state = 'open'` })
      @Column({ nullable: true, type: 'text' })
      code!: string | null
    }
    @ViewEntity({ expression: `select code from ticket where state = 'open'` })
    class Open {
      @ViewColumn()
      code!: string
    }
    return [Ticket, Open]
  },
  after: () => {
    @Check('open_has_code', `state <> 'open' or code is not null`)
    @Entity()
    class Ticket {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      state!: string

      @Index('open_codes', { where: `state = 'open'` })
      @Column({ nullable: true, type: 'text' })
      code!: string | null
    }
    @ViewEntity({ expression: `select code from ticket where state = 'open'` })
    class Open {
      @ViewColumn()
      code!: string
    }
    return [Ticket, Open]
  },
  rows: `insert into ticket (state, code) values ('open', 'a'), ('closed', null)`,
  outcome: {
    keeps: { 'select state from ticket': ['open', 'closed'], 'select code from open': ['a'] },
  },
} satisfies Scenario
