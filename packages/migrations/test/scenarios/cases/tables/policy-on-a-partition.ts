import { Column, Entity, PrimaryColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about:
    'a column changes its type, and somebody has made a policy, a rule and a trigger on one of the partitions alone',
  before: `create table event (id int not null, size int not null, constraint "PK_30c2f3bbaf6d34a55f8ae6e4614" primary key (id)) partition by range (id);
create table event_early partition of event for values from (0) to (10);
create policy small on event_early using (size < 10);
create rule never as on delete to event_early where old.size = 0 do instead nothing;
create trigger kept before update on event_early for each row when (new.size > 0) execute function suppress_redundant_updates_trigger()`,
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
  rows: `insert into event values (1, 5)`,
  outcome: {
    refused:
      /(policy small|rule never|trigger kept) on public\.event_early stands on event\.size, which has to change, and there are 2 more/,
    hint: /drop it first, and create it again afterwards/,
  },
} satisfies Scenario
