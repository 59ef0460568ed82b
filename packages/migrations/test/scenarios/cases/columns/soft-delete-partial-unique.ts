import { Column, DeleteDateColumn, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a unique becomes one of those rows only that are not deleted',
  before: () => {
    @Entity()
    @Unique(['mail'])
    class Account {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      mail!: string
    }
    return [Account]
  },
  after: () => {
    @Entity()
    @Index(['mail'], { unique: true, where: '"deletedAt" is null' })
    class Account {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      mail!: string

      @DeleteDateColumn()
      deletedAt!: Date | null
    }
    return [Account]
  },
  rows: `insert into account (mail) values ('a@example.org')`,
  outcome: {
    keeps: { 'select id, mail from account': ['1|a@example.org'] },
    afterwards: {
      'insert into account (mail, "deletedAt") values (\'a@example.org\', now()) returning mail': ['a@example.org'],
    },
  },
} satisfies Scenario
