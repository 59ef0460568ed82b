import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'an enum loses a value that an array and its default hold',
  before: () => {
    @Entity()
    class Account {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'enum', enum: ['reader', 'writer', 'ghost'], array: true, default: ['reader', 'ghost'] })
      roles!: string[]
    }
    return [Account]
  },
  after: () => {
    @Entity()
    class Account {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'enum', enum: ['reader', 'writer'], array: true, default: ['reader'] })
      roles!: string[]
    }
    return [Account]
  },
  rows: `insert into account (roles) values ('{writer}')`,
  outcome: {
    keeps: { 'select roles::text from account': ['{writer}'] },
    afterwards: { 'insert into account default values returning roles::text': ['{reader}'] },
  },
} satisfies Scenario
