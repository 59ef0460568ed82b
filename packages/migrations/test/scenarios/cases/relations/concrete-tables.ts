import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'two classes with a common ancestor that has no table get a column in it',
  before: () => {
    abstract class Content {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      title!: string
    }
    @Entity()
    class Photo extends Content {
      @Column()
      size!: string
    }
    @Entity()
    class Film extends Content {
      @Column({ type: 'integer' })
      minutes!: number
    }
    return [Photo, Film]
  },
  after: () => {
    abstract class Content {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      title!: string

      @Column({ type: 'text', nullable: true })
      description?: string
    }
    @Entity()
    class Photo extends Content {
      @Column()
      size!: string
    }
    @Entity()
    class Film extends Content {
      @Column({ type: 'integer' })
      minutes!: number
    }
    return [Photo, Film]
  },
  rows: `insert into photo (title, size) values ('Sunset', '10x15'); insert into film (title, minutes) values ('Alien', 117)`,
  outcome: {
    keeps: {
      'select title, description from photo union all select title, description from film': ['Alien|∅', 'Sunset|∅'],
    },
  },
} satisfies Scenario
