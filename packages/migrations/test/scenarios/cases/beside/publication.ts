import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a table is published, and one of its columns changes its type',
  before: () => {
    @Entity()
    class Trip {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      city!: string
    }
    return [Trip]
  },
  after: () => {
    @Entity()
    class Trip {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text' })
      city!: string

      @Column({ nullable: true })
      country?: string
    }
    return [Trip]
  },
  beside: 'create publication feed for table trip; alter table trip replica identity full',
  rows: `insert into trip (city) values ('Paris')`,
  outcome: { keeps: { 'select count(*) from pg_publication_tables': ['1'] } },
} satisfies Scenario
