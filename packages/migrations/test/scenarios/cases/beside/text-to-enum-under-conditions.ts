import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about:
    'a text becomes an enum under a check, an index, a view and a policy of other hands that compare it with texts',
  before: () => {
    @Entity()
    class Ticket {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text' })
      state!: string

      @Column({ type: 'text', default: '' })
      code!: string
    }
    return [Ticket]
  },
  after: () => {
    @Entity()
    class Ticket {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'enum', enum: ['open', 'held', 'closed'] })
      state!: string

      @Column({ type: 'text', default: '' })
      code!: string
    }
    return [Ticket]
  },
  beside: `alter table ticket add constraint open_has_code check (state <> 'open' or code in ('a', 'b'));
alter table ticket add constraint known check (state in ('open', 'held', 'closed'));
create index open_codes on ticket (code) where state = 'open';
create view waiting as select id, case state when 'open' then 'now' else 'later' end as turn from ticket where state = any (array['open', 'held']) and 'x' <> code;
create table step (ticket integer, state text);
create view steps as select s.state as step, t.state from ticket t join step s on s.ticket = t.id where s.state in ('a', 'b') and t.state in ('open', 'held');
create policy seen on ticket using (state <> 'closed');
alter table ticket enable row level security`,
  rows: `insert into ticket (state, code) values ('open', 'a'), ('held', ''), ('closed', '');
    insert into step values (1, 'a'), (2, 'c'), (3, 'b')`,
  outcome: {
    keeps: {
      'select state from ticket': ['open', 'held', 'closed'],
      'select id, turn from waiting': ['1|now', '2|later'],
      'select step, state from steps': ['a|open'],
    },
    afterwards: {
      "select count(*) from pg_constraint where conname in ('open_has_code', 'known')": ['2'],
      "select count(*) from pg_policy where polname = 'seen'": ['1'],
      "select pg_get_expr(indpred, indrelid) like '%ticket_state_enum%' from pg_index where indexrelid = 'open_codes'::regclass":
        ['true'],
    },
  },
} satisfies Scenario
