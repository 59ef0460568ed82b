import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'the enum of an array gets a value in the middle that becomes part of its default',
  before: () => {
    @Entity()
    class Account {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'enum', enum: ['reader', 'owner'], array: true, default: ['reader'] })
      roles!: string[]
    }
    return [Account]
  },
  after: () => {
    @Entity()
    class Account {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'enum', enum: ['reader', 'writer', 'owner'], array: true, default: ['reader', 'writer'] })
      roles!: string[]
    }
    return [Account]
  },
  rows: `insert into account (roles) values ('{owner}')`,
  outcome: {
    keeps: { 'select roles::text from account': ['{owner}'] },
    afterwards: { 'insert into account default values returning roles::text': ['{reader,writer}'] },
  },
} satisfies Scenario
