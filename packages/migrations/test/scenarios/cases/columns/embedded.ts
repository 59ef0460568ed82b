import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'flat columns move into an embedded object with a prefix',
  before: () => {
    @Entity()
    class Customer {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      addressStreet!: string

      @Column()
      addressCity!: string
    }
    return [Customer]
  },
  after: () => {
    class Address {
      @Column()
      street!: string

      @Column()
      city!: string
    }
    @Entity()
    class Customer {
      @PrimaryGeneratedColumn()
      id!: number

      @Column(() => Address)
      address!: Address
    }
    return [Customer]
  },
  rows: `insert into customer ("addressStreet", "addressCity") values ('Main Street', 'Springfield')`,
  outcome: 'no difference',
} satisfies Scenario
