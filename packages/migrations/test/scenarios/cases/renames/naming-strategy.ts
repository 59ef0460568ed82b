import { Column, DefaultNamingStrategy, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a naming strategy that writes snake case replaces the one that does not',
  before: () => {
    @Entity()
    class UserAccount {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      firstName!: string

      @Column()
      lastName!: string

      @Column({ type: 'timestamptz', default: () => 'now()' })
      createdAt!: Date
    }
    return [UserAccount]
  },
  after: () => {
    class SnakeCase extends DefaultNamingStrategy {
      override columnName(propertyName: string, customName: string, prefixes: string[]): string {
        return super
          .columnName(propertyName, customName, prefixes)
          .replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
      }
    }
    @Entity()
    class UserAccount {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      firstName!: string

      @Column()
      lastName!: string

      @Column({ type: 'timestamptz', default: () => 'now()' })
      createdAt!: Date
    }

    return { entities: [UserAccount], namingStrategy: new SnakeCase() }
  },
  rows: `insert into user_account ("firstName", "lastName") values ('Ada', 'Lovelace')`,
  answers: {
    renames: [
      'column:user_account."firstName"=first_name',
      'column:user_account."lastName"=last_name',
      'column:user_account."createdAt"=created_at',
    ],
  },
  outcome: {
    keeps: { 'select id, first_name, last_name from user_account': ['1|Ada|Lovelace'] },
    avoids: [/DROP|ADD/],
  },
} satisfies Scenario
