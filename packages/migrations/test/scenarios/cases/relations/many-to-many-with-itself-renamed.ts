import { Entity, JoinTable, ManyToMany, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a table gets another name that is joined with itself, and the join table and its columns are called after it',
  before: () => {
    @Entity()
    class User {
      @PrimaryGeneratedColumn()
      id!: number

      @ManyToMany(() => User)
      @JoinTable()
      friends!: object[]
    }
    return [User]
  },
  after: () => {
    @Entity()
    class Account {
      @PrimaryGeneratedColumn()
      id!: number

      @ManyToMany(() => Account)
      @JoinTable()
      friends!: object[]
    }
    return [Account]
  },
  rows: `
    insert into "user" select from generate_series(1, 2);
    insert into user_friends_user values (1, 2)`,
  answers: {
    renames: [
      'table:"user"=account',
      'table:user_friends_user=account_friends_account',
      'column:account_friends_account."userId_1"="accountId_1"',
      'column:account_friends_account."userId_2"="accountId_2"',
    ],
  },
  outcome: {
    keeps: { 'select "accountId_1", "accountId_2" from account_friends_account': ['1|2'] },
    avoids: [/CREATE|DROP/],
  },
} satisfies Scenario
