import { Entity, ManyToOne, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'two new tables point to one another',
  before: () => {
    @Entity()
    class Company {
      @PrimaryGeneratedColumn()
      id!: number
    }
    return [Company]
  },
  after: () => {
    @Entity()
    class Company {
      @PrimaryGeneratedColumn()
      id!: number

      @ManyToOne('Employee')
      boss!: object
    }
    @Entity()
    class Employee {
      @PrimaryGeneratedColumn()
      id!: number

      @ManyToOne(() => Company, { nullable: false })
      company!: Company

      @ManyToOne(() => Employee)
      manager!: object
    }
    return [Company, Employee]
  },
  rows: 'insert into company default values',
  outcome: {},
} satisfies Scenario
