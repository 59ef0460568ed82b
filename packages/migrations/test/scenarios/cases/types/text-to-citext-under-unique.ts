import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a unique text no longer tells case apart, by the type of an extension that the revision brings',
  before: () => {
    @Entity()
    class Account {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text', unique: true })
      mail!: string
    }
    return [Account]
  },
  after: () => {
    @Entity()
    class Account {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'citext', unique: true })
      mail!: string
    }
    return [Account]
  },
  rows: `insert into account (mail) values ('Momo@x.org'), ('momo@x.org'), ('beppo@x.org')`,
  outcome: {
    blocked: {
      says: /^2 .*account with the same mail, which \S+ makes unique/,
      mend: 'delete from account where id = 2',
    },
    maps: ['account.mail'],
    keeps: { 'select * from account': ['1|Momo@x.org', '3|beppo@x.org'] },
  },
} satisfies Scenario
