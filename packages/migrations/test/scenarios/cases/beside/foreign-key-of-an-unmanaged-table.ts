import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a unique constraint goes, on which a foreign key stands that people gave to a table of their own',
  before: () => {
    @Entity()
    @Unique('customer_code', ['code'])
    class Customer {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      code!: string
    }
    return [Customer]
  },
  after: () => {
    @Entity()
    class Customer {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      code!: string
    }
    return [Customer]
  },
  beside: 'create table letter (customer_code text references customer (code))',
  rows: `insert into customer (code) values ('a')`,
  outcome: {
    refused:
      /^letter\.letter_customer_code_fkey stands on something that would be dropped, and the history did not make it\.$/,
    hint: /--include-unmanaged/,
  },
} satisfies Scenario
