import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a second entity says of the same table what the first one does not',
  before: () => {
    @Entity('account')
    class Account {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      name!: string
    }
    return [Account]
  },
  after: () => {
    @Entity('account')
    class Account {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      name!: string
    }

    @Entity('account')
    class Login {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'varchar', nullable: true })
      mail!: string | null

      @Column({ default: 0 })
      @Index()
      attempts!: number
    }
    return [Account, Login]
  },
  rows: `insert into account (name) values ('a')`,
  outcome: { keeps: { 'select id, name, mail, attempts from account': ['1|a|∅|0'] } },
} satisfies Scenario
