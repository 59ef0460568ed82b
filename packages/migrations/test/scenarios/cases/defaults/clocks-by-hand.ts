import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'clocks that show more than a column holds give it the same value, and so does json with other blanks',
  before: `
    create table event (
      id serial constraint "PK_30c2f3bbaf6d34a55f8ae6e4614" primary key,
      a date not null default now(), b date not null default now()::date,
      c timestamp(3) not null default now(), d timestamptz(3) not null default current_timestamp(3)::timestamptz(3),
      e timestamp not null default ('now'::text)::timestamp(6) with time zone, f time not null default current_timestamp,
      g timestamp not null default localtimestamp(6), h json not null default '{"a b" : [1,  "x y"] }'
    )`,
  after: () => {
    @Entity()
    class Event {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'date', default: () => 'CURRENT_DATE' })
      a!: string

      @Column({ type: 'date', default: () => 'CURRENT_DATE' })
      b!: string

      @Column({ type: 'timestamp', precision: 3, default: () => 'CURRENT_TIMESTAMP(3)' })
      c!: Date

      @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
      d!: Date

      @CreateDateColumn()
      e!: Date

      @Column({ type: 'time', default: () => 'LOCALTIME' })
      f!: string

      @CreateDateColumn({ precision: null, default: () => 'CURRENT_TIMESTAMP(6)' })
      g!: Date

      @Column({ type: 'json', default: { 'a b': [1, 'x y'] } })
      h!: object
    }
    return [Event]
  },
  outcome: 'no difference',
} satisfies Scenario
