import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a column leaves one table and comes to another, with its values moved by hand',
  before: () => {
    @Entity()
    class Profile {
      @PrimaryGeneratedColumn()
      id!: number
    }
    @Entity()
    class Account {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ nullable: true })
      nickname?: string
    }
    return [Profile, Account]
  },
  after: () => {
    @Entity()
    class Profile {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ nullable: true })
      nickname?: string
    }
    @Entity()
    class Account {
      @PrimaryGeneratedColumn()
      id!: number
    }
    return [Profile, Account]
  },
  rows: `insert into account (nickname) values ('ada'); insert into profile default values`,
  outcome: { drops: ['account.nickname'], keeps: { 'select * from profile': ['1|∅'] } },
} satisfies Scenario
