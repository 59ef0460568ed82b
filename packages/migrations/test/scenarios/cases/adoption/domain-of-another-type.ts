import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a column leaves its domain when the entities want a type that no value of the domain is of',
  before: `create domain digits as text check (value ~ '^[0-9]+$');
create table account (id serial constraint "PK_54115ee388cdb6d86bb4bf5b2ea" primary key, number digits not null);`,
  after: () => {
    @Entity()
    class Account {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'bigint' })
      number!: string
    }
    return [Account]
  },
  rows: `insert into account (number) values ('17')`,
  outcome: {
    keeps: { 'select id, number from account': ['1|17'] },
    maps: ['account.number'],
    writes: [/TYPE bigint USING/],
  },
} satisfies Scenario
