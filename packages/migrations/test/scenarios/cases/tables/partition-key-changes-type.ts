import { Entity, PrimaryColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'the column changes its type by which a table is partitioned',
  before: `create table event (id bigint not null, at timestamptz not null, constraint "PK_event" primary key (id, at)) partition by range (at);
create table event_rest partition of event default;`,
  after: () => {
    @Entity()
    class Event {
      @PrimaryColumn({ type: 'bigint', primaryKeyConstraintName: 'PK_event' })
      id!: string

      @PrimaryColumn({ type: 'date', primaryKeyConstraintName: 'PK_event' })
      at!: string
    }
    return [Event]
  },
  rows: `insert into event values (1, '2024-05-05')`,
  outcome: { refused: /event\.at is part of the partition key of event/, hint: /Make a second table/ },
} satisfies Scenario
