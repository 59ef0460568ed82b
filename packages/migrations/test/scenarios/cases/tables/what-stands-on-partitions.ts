import { Column, Entity, PrimaryColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a column of a table that people have partitioned changes its type under views and an index of its partitions',
  before: `create table event (id int not null, size int not null, constraint "PK_30c2f3bbaf6d34a55f8ae6e4614" primary key (id)) partition by range (id);
create table event_early partition of event for values from (0) to (10);
create table event_late partition of event for values from (10) to (100) partition by range (id);
create table event_last partition of event_late default;
create view early as select id, size from event_early;
create materialized view late as select sum(size) as size from event_last;
create index early_sizes on event_early (size) where size > 3`,
  after: () => {
    @Entity()
    class Event {
      @PrimaryColumn()
      id!: number

      @Column({ type: 'bigint' })
      size!: string
    }
    return [Event]
  },
  rows: `insert into event values (1, 5), (20, 7); refresh materialized view late`,
  outcome: {
    keeps: { 'select * from early': ['1|5'], 'select * from late': ['7'] },
    maps: ['event_early.size', 'event_last.size'],
  },
} satisfies Scenario
