import { Column, Entity, PrimaryColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a column of a partitioned table becomes unique by itself, which no partition can see to',
  before: `create table event (id bigint not null, at timestamptz not null, code text not null, constraint "PK_event" primary key (id, at)) partition by range (at);
create table event_rest partition of event default;`,
  after: () => {
    @Entity()
    class Event {
      @PrimaryColumn({ type: 'bigint', primaryKeyConstraintName: 'PK_event' })
      id!: string

      @PrimaryColumn({ type: 'timestamptz', primaryKeyConstraintName: 'PK_event' })
      at!: Date

      @Column({ type: 'text', unique: true })
      code!: string
    }
    return [Event]
  },
  rows: `insert into event values (1, '2024-05-05', 'a')`,
  outcome: { refused: /cannot be unique in all partitions of event without at/ },
} satisfies Scenario
