import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a char of fixed length becomes a varchar',
  before: () => {
    @Entity()
    class Country {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'char', length: 2 })
      code!: string
    }
    return [Country]
  },
  after: () => {
    @Entity()
    class Country {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ length: 2 })
      code!: string
    }
    return [Country]
  },
  rows: `insert into country (code) values ('FR')`,
  outcome: { keeps: { 'select * from country': ['1|FR'] } },
} satisfies Scenario
