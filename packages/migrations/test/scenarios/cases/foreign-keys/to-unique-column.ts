import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a foreign key points to a column that becomes unique in the same release',
  before: () => {
    @Entity()
    class Country {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text' })
      code!: string
    }
    @Entity()
    class City {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text' })
      countryCode!: string
    }
    return [Country, City]
  },
  after: () => {
    @Entity()
    class Country {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text', unique: true })
      code!: string
    }
    @Entity()
    class City {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text' })
      countryCode!: string

      @ManyToOne(() => Country)
      @JoinColumn({ name: 'countryCode', referencedColumnName: 'code' })
      country!: Country
    }
    return [Country, City]
  },
  rows: `insert into country (code) values ('FR'); insert into city ("countryCode") values ('FR')`,
  outcome: {},
} satisfies Scenario
