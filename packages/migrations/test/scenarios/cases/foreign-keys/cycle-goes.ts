import { Entity, ManyToOne, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'two tables that point to one another go',
  before: () => {
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

      @ManyToOne(() => Company)
      company!: Company
    }
    @Entity()
    class Town {
      @PrimaryGeneratedColumn()
      id!: number
    }
    return [Company, Employee, Town]
  },
  after: () => {
    @Entity()
    class Town {
      @PrimaryGeneratedColumn()
      id!: number
    }
    return [Town]
  },
  rows: 'insert into company default values; insert into employee ("companyId") values (1); update company set "bossId" = 1',
  outcome: { drops: ['company', 'employee'] },
} satisfies Scenario
