import { Column, Entity, ManyToOne, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a table is split in two, with the rows copied at the marked place by hand',
  before: () => {
    @Entity()
    class Customer {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      name!: string

      @Column({ nullable: true })
      street?: string

      @Column({ nullable: true })
      city?: string
    }
    return [Customer]
  },
  after: () => {
    @Entity()
    class Customer {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      name!: string
    }
    @Entity()
    class Address {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ nullable: true })
      street?: string

      @Column({ nullable: true })
      city?: string

      @ManyToOne(() => Customer)
      customer!: Customer
    }
    return [Customer, Address]
  },
  rows: `insert into customer (name, street, city) values ('Ada', 'Main Street', 'London')`,
  outcome: { drops: ['customer.street', 'customer.city'], keeps: { 'select * from customer': ['1|Ada'] } },
} satisfies Scenario
