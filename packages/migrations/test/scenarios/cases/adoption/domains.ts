import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'columns of domains are what the entities say of them: the types under the domains',
  before: `create domain text_with_at as text check (value ~ '@');
create domain mail as text_with_at constraint short check (length(value) < 100);
create domain cents as integer default 0 not null check (value >= 0);
create domain code as varchar(12) collate "C";
create domain moment as timestamptz(6);
create table account (id serial constraint "PK_54115ee388cdb6d86bb4bf5b2ea" primary key, mail mail not null default 'nobody@example.org',
  total cents not null, code code, codes code[] not null, at moment not null default now());`,
  after: () => {
    @Entity()
    class Account {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text', default: 'nobody@example.org' })
      mail!: string

      @Column({ type: 'integer' })
      total!: number

      @Column({ length: 12, nullable: true })
      code?: string

      @Column({ type: 'varchar', length: 12, array: true })
      codes!: string[]

      @Column({ type: 'timestamptz', default: () => 'CURRENT_TIMESTAMP' })
      at!: Date
    }
    return [Account]
  },
  rows: `insert into account (mail, total, code, codes) values ('a@example.org', 3, 'b', '{c}')`,
  outcome: 'no difference',
} satisfies Scenario
