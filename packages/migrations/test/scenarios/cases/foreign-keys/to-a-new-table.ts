import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a text becomes a reference to a table that comes, which has no rows until the author gives it some',
  before: () => {
    @Entity()
    class City {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      country!: string
    }
    return [City]
  },
  after: () => {
    @Entity()
    class Country {
      @PrimaryColumn()
      code!: string
    }
    @Entity()
    class City {
      @PrimaryGeneratedColumn()
      id!: number

      @ManyToOne(() => Country, { nullable: false })
      @JoinColumn({ name: 'country' })
      country!: Country
    }
    return [Country, City]
  },
  rows: `insert into city (country) values ('fr'), ('it'), ('fr')`,
  outcome: {
    announced: [/^3 in city without the row of country/],
    own: [{ before: /FOREIGN KEY/, sql: 'insert into country select distinct country from city' }],
    keeps: { 'select country from city': ['fr', 'fr', 'it'], 'select code from country': ['fr', 'it'] },
  },
} satisfies Scenario
