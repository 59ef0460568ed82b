import { Column, Entity, ManyToOne, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a table takes the name of one that goes, and what pointed to that one points to it',
  before: () => {
    @Entity('user')
    class OldUser {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      login!: string
    }
    @Entity('account')
    class Account {
      @PrimaryColumn({ type: 'bigint' })
      id!: string

      @Column()
      mail!: string
    }
    @Entity('note')
    class Note {
      @PrimaryGeneratedColumn()
      id!: number

      @ManyToOne(() => Account, { nullable: false })
      by!: Account
    }
    return [OldUser, Account, Note]
  },
  after: () => {
    @Entity('user')
    class User {
      @PrimaryColumn({ type: 'bigint' })
      id!: string

      @Column()
      address!: string
    }
    @Entity('note')
    class Note {
      @PrimaryGeneratedColumn()
      id!: number

      @ManyToOne(() => User, { nullable: false })
      by!: User
    }
    return [User, Note]
  },
  rows: `insert into "user" (login) values ('x'); insert into account values (7, 'a@b'); insert into note ("byId") values (7)`,
  answers: { renames: ['table:account=user', 'column:user.mail=address'], unasked: true },
  outcome: {
    keeps: { 'select id, address from "user"': ['7|a@b'], 'select "byId" from note': ['7'] },
    drops: ['user'],
    avoids: [/ADD CONSTRAINT/],
  },
} satisfies Scenario
