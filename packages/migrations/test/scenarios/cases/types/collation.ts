import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a column gets another collation',
  before: () => {
    @Entity()
    @Index(['name'])
    class City {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ length: 40 })
      name!: string
    }
    return [City]
  },
  after: () => {
    @Entity()
    @Index(['name'])
    class City {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ length: 40, collation: 'C' })
      name!: string
    }
    return [City]
  },
  rows: `insert into city (name) values ('Ärzen'), ('Zella')`,
  outcome: { keeps: { "select string_agg(name, ',' order by name) from city": ['Zella,Ärzen'] } },
} satisfies Scenario
