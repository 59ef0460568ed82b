import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a column loses its collation',
  before: () => {
    @Entity()
    class City {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ length: 40, collation: 'C' })
      name!: string
    }
    return [City]
  },
  after: () => {
    @Entity()
    class City {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ length: 40 })
      name!: string
    }
    return [City]
  },
  rows: `insert into city (name) values ('Zella')`,
  outcome: { keeps: { 'select * from city': ['1|Zella'] } },
} satisfies Scenario
