import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'columns that a publication names, and those that decide which rows it has, change their types',
  before: () => {
    @Entity()
    class Trip {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ length: 20 })
      city!: string

      @Column()
      seats!: number
    }
    @Entity()
    class Note {
      @PrimaryGeneratedColumn()
      id!: number
    }
    return [Trip, Note]
  },
  after: () => {
    @Entity()
    class Trip {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ length: 40 })
      town!: string

      @Column({ type: 'numeric' })
      seats!: string
    }
    return [Trip]
  },
  beside: `create publication feed for table trip (id, city, seats) where (seats > 1), note with (publish = 'insert');
    create publication "other ""one""" for table trip (id, city) with (publish = 'insert')`,
  rows: `insert into trip (city, seats) values ('Paris', 3)`,
  answers: { renames: ['column:trip.city=town'] },
  outcome: {
    drops: ['note'],
    keeps: {
      'select pubname, attnames, rowfilter from pg_publication_tables': [
        'feed|["id","town","seats"]|(seats > (1)::numeric)',
        'other "one"|["id","town"]|∅',
      ],
    },
  },
  since: 15,
} satisfies Scenario
