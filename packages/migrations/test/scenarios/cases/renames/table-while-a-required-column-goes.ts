import { Check, Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a table and a column get other names, while a column goes that is unique, checked and required',
  before: () => {
    @Entity()
    @Unique(['code', 'name'])
    @Check('length("code") = 4')
    class Customer {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      name!: string

      @Column({ length: 4 })
      code!: string
    }
    return [Customer]
  },
  after: () => {
    @Entity()
    class Client {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      title!: string
    }
    return [Client]
  },
  rows: `insert into customer (name, code) values ('a', 'abcd'), ('a', 'efgh')`,
  answers: { renames: ['table:customer=client', 'column:client.name=title'] },
  outcome: { drops: ['client.code'], keeps: { 'select * from client': ['1|a', '2|a'] } },
} satisfies Scenario
