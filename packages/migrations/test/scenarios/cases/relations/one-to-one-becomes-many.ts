import { Entity, JoinColumn, ManyToOne, OneToOne, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a relation that was one to one is many to one from here on',
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

      @OneToOne(() => Profile)
      @JoinColumn()
      profile!: Profile
    }
    return [Profile, Account]
  },
  after: () => {
    @Entity()
    class Profile {
      @PrimaryGeneratedColumn()
      id!: number
    }
    @Entity()
    class Account {
      @PrimaryGeneratedColumn()
      id!: number

      @ManyToOne(() => Profile)
      profile!: Profile
    }
    return [Profile, Account]
  },
  rows: 'insert into profile default values; insert into account ("profileId") values (1)',
  outcome: { afterwards: { 'insert into account ("profileId") values (1) returning id': ['2'] } },
} satisfies Scenario
