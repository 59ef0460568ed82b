import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'columns keep the domain that people gave them when the entities say something else about them',
  before: () => {
    @Entity()
    class Account {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text', nullable: true })
      mail?: string

      @Column({ type: 'text', default: 'x@example.org' })
      other!: string
    }
    return [Account]
  },
  after: () => {
    @Entity()
    class Account {
      @PrimaryGeneratedColumn()
      id!: number

      @Index()
      @Column({ type: 'text', default: 'nobody@example.org' })
      mail!: string

      @Column({ type: 'text', nullable: true })
      second?: string
    }
    return [Account]
  },
  beside: `create domain mail as text check (value ~ '@');
alter table account alter mail type mail, alter other type mail`,
  rows: `insert into account (mail, other) values ('a@example.org', 'b@example.org')`,
  answers: { renames: ['column:account.other=second'] },
  outcome: {
    keeps: {
      'select id, mail, second from account': ['1|a@example.org|b@example.org'],
      "select count(*) from information_schema.columns where table_name = 'account' and domain_name = 'mail'": ['2'],
    },
    avoids: [/ TYPE |DROP COLUMN/],
  },
} satisfies Scenario
