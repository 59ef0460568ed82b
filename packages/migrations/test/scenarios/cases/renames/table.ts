import { Check, Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a table gets another name, and with it all names that TypeORM derives from it',
  before: () => {
    @Entity()
    @Index(['name'])
    @Unique(['mail'])
    @Check('length("name") > 0')
    class Customer {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      name!: string

      @Column()
      mail!: string

      @Column({ type: 'enum', enum: ['lead', 'regular'], default: 'lead' })
      standing!: string
    }
    return [Customer]
  },
  after: () => {
    @Entity()
    @Index(['name'])
    @Unique(['mail'])
    @Check('length("name") > 0')
    class Client {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      name!: string

      @Column()
      mail!: string

      @Column({ type: 'enum', enum: ['lead', 'regular'], default: 'lead' })
      standing!: string
    }
    return [Client]
  },
  rows: `insert into customer (name, mail) values ('Ada', 'ada@example.org')`,
  answers: { renames: ['table:customer=client'] },
  outcome: {
    keeps: { 'select * from client': ['1|Ada|ada@example.org|lead'] },
    avoids: [/CREATE|DROP/],
  },
} satisfies Scenario
