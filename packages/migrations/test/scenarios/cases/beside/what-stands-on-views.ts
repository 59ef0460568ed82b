import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about:
    'an index, comments, a default and a trigger of somebody else stand on views over a column that changes its type',
  before: () => {
    @Entity()
    class Sale {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      amount!: number
    }
    return [Sale]
  },
  after: () => {
    @Entity()
    class Sale {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'bigint' })
      amount!: string
    }
    return [Sale]
  },
  beside: `create view seen as select id, amount from sale;
comment on column seen.amount is 'in cents';
alter view seen alter column amount set default 5;
create materialized view total as select sum(amount) as amount from seen;
create unique index total_amount on total (amount);
comment on index total_amount is 'for refreshing';
create function note() returns trigger language plpgsql as $$begin insert into sale (amount) values (new.amount + 1); return new; end$$;
create trigger noted instead of insert on seen for each row execute function note();
comment on trigger noted on seen is 'adds one';`,
  rows: `insert into sale (amount) values (7); refresh materialized view total`,
  outcome: {
    maps: ['sale.amount'],
    keeps: { 'select * from total': ['7'] },
    afterwards: { 'insert into seen default values returning amount': ['5'] },
  },
} satisfies Scenario
