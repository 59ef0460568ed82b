import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'statistics and grants of somebody else survive a change of type and a rename',
  before: () => {
    @Entity()
    class Trip {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ length: 20 })
      city!: string

      @Column()
      land!: string
    }
    return [Trip]
  },
  after: () => {
    @Entity()
    class Trip {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ length: 30 })
      city!: string

      @Column()
      country!: string
    }
    return [Trip]
  },
  beside: `create statistics trip_places on city, land from trip; grant select (city), update (land) on trip to public; alter table trip alter city set statistics 500`,
  rows: `insert into trip (city, land) values ('Paris', 'FR')`,
  answers: { renames: ['column:trip.land=country'] },
  outcome: { keeps: { 'select stxname from pg_statistic_ext': ['trip_places'] } },
} satisfies Scenario
