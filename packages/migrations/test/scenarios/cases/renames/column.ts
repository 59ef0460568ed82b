import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a column gets another name',
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
  rows: `insert into customer (name) values ('Ada'), ('Grace')`,
  answers: { renames: ['column:customer.name=fullName'] },
  outcome: { keeps: { 'select * from customer': ['1|Ada', '2|Grace'] }, avoids: [/DROP|ADD COLUMN/] },
} satisfies Scenario
