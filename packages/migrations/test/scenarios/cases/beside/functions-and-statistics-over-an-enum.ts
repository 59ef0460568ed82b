import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'an enum becomes a text and a text an enum under functions and statistics of other hands that compare them',
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
  beside: `create function open_ones() returns bigint language sql begin atomic select count(*) from ticket where state = 'open'; end;
create function is_bug(ticket) returns boolean language sql begin atomic select ($1).kind in ('bug') is true; end;
comment on function is_bug(ticket) is 'for the night shift';
create function said() returns text language sql as $$select 'open'::text$$;
create statistics open_bugs on (state = 'open'), (kind = 'bug') from ticket`,
  rows: `insert into ticket (state, kind) values ('open', 'bug'), ('closed', 'wish')`,
  outcome: {
    keeps: {
      'select open_ones(), said()': ['1|open'],
      'select state, kind, t.is_bug from ticket t': ['open|bug|true', 'closed|wish|false'],
    },
    afterwards: { "select count(*) from pg_statistic_ext where stxname = 'open_bugs'": ['1'] },
  },
  since: 14,
} satisfies Scenario
