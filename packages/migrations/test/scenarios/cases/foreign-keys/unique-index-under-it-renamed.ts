import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'the unique that a foreign key rests on gets another name',
  before: () => {
    @Entity()
    @Unique('a_name', ['code'])
    class Country {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      code!: string
    }
    @Entity()
    class City {
      @PrimaryGeneratedColumn()
      id!: number

      @ManyToOne(() => Country)
      @JoinColumn({ referencedColumnName: 'code' })
      country!: Country
    }
    return [Country, City]
  },
  after: () => {
    @Entity()
    @Unique('another_name', ['code'])
    class Country {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      code!: string
    }
    @Entity()
    class City {
      @PrimaryGeneratedColumn()
      id!: number

      @ManyToOne(() => Country)
      @JoinColumn({ referencedColumnName: 'code' })
      country!: Country
    }
    return [Country, City]
  },
  rows: `insert into country (code) values ('FR'); insert into city ("countryCode") values ('FR')`,
  outcome: { avoids: [/DROP|ADD/] },
} satisfies Scenario
