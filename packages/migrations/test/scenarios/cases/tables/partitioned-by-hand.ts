import { Column, Entity, PrimaryColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a table that people have partitioned gets a column, in all its parts',
  before: `create table event (id bigint not null, at timestamptz not null, constraint "PK_event" primary key (id, at)) partition by range (at);
create table event_2024 partition of event for values from ('2024-01-01') to ('2025-01-01');
create table event_rest partition of event default;`,
  after: () => {
    @Entity()
    class Event {
      @PrimaryColumn({ type: 'bigint', primaryKeyConstraintName: 'PK_event' })
      id!: string

      @PrimaryColumn({ type: 'timestamptz', primaryKeyConstraintName: 'PK_event' })
      at!: Date

      @Column({ nullable: true })
      what?: string
    }
    return [Event]
  },
  rows: `insert into event values (1, '2024-05-05'), (2, '2030-01-01')`,
  outcome: { keeps: { 'select id, what from event': ['1|∅', '2|∅'] }, avoids: [/event_/] },
} satisfies Scenario
