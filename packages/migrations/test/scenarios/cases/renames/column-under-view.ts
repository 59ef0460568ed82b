import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a column gets another name under a view that people made',
  before: () => {
    @Entity()
    class Customer {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      name!: string
    }
    return [Customer]
  },
  after: () => {
    @Entity()
    class Customer {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      fullName!: string
    }
    return [Customer]
  },
  beside: 'create view names as select upper(name) as name from customer',
  rows: `insert into customer (name) values ('Ada')`,
  answers: { renames: ['column:customer.name=fullName'] },
  outcome: { keeps: { 'select * from names': ['ADA'] } },
} satisfies Scenario
