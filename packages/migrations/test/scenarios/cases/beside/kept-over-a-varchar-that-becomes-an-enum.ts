import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about:
    'a varchar becomes an enum under indexes, an exclusion constraint, a computed column and a check of other hands',
  before: () => {
    @Entity()
    class Ticket {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      state!: string
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
    }
    return [Ticket]
  },
  beside: `create index live on ticket (id) where state in ('open', 'held');
create index turns on ticket ((case when state = 'open' then 1 else 2 end));
alter table ticket add constraint one_held exclude using btree (state with =) where (state = 'held');
alter table ticket add is_open boolean generated always as (state = 'open') stored;
alter table ticket add constraint not_lost check (state <> 'lost' and state not in ('gone', 'away'));
create view counted as select state, count(*) as count from ticket where state <> 'lost' group by state`,
  rows: `insert into ticket (state) values ('open'), ('held'), ('closed')`,
  outcome: {
    keeps: {
      'select id, state, is_open from ticket': ['1|open|true', '2|held|false', '3|closed|false'],
      'select * from counted': ['open|1', 'held|1', 'closed|1'],
    },
    afterwards: { "select count(*) from pg_constraint where conname in ('one_held', 'not_lost')": ['2'] },
  },
} satisfies Scenario
