import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'an enum becomes a text and a text an enum under columns of other hands that are computed from them',
  before: () => {
    @Entity()
    class Ticket {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'enum', enum: ['open', 'closed'] })
      state!: string

      @Column({ type: 'text' })
      kind!: string
    }
    return [Ticket]
  },
  after: () => {
    @Entity()
    class Ticket {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text' })
      state!: string

      @Column({ type: 'enum', enum: ['bug', 'wish'] })
      kind!: string
    }
    return [Ticket]
  },
  beside: `alter table ticket add is_open boolean generated always as (state = 'open') stored;
alter table ticket add is_bug boolean generated always as (kind in ('bug', 'wish') and kind <> 'wish') stored;
comment on column ticket.is_bug is 'for the night shift';
create index bugs on ticket (is_bug) where is_open`,
  rows: `insert into ticket (state, kind) values ('open', 'bug'), ('closed', 'wish')`,
  outcome: {
    keeps: { 'select state, is_open, kind, is_bug from ticket': ['open|true|bug|true', 'closed|false|wish|false'] },
  },
} satisfies Scenario
