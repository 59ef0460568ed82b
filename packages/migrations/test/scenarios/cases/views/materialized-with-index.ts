import { Column, Entity, Index, PrimaryGeneratedColumn, ViewColumn, ViewEntity } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a materialized view with an index of its own changes',
  before: () => {
    @Entity()
    class Book {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      title!: string
    }
    @ViewEntity({ materialized: true, expression: 'select title, count(*) as copies from book group by title' })
    class Copies {
      @Index({ unique: true })
      @ViewColumn()
      title!: string

      @ViewColumn()
      copies!: string
    }
    return [Book, Copies]
  },
  after: () => {
    @Entity()
    class Book {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      title!: string
    }
    @ViewEntity({
      materialized: true,
      expression: 'select title, count(*) as copies, min(id) as first from book group by title',
    })
    class Copies {
      @Index({ unique: true })
      @ViewColumn()
      title!: string

      @ViewColumn()
      copies!: string

      @ViewColumn()
      first!: number
    }
    return [Book, Copies]
  },
  rows: `insert into book (title) values ('Momo'), ('Momo'); refresh materialized view copies`,
  outcome: {
    keeps: {
      'select * from copies': ['Momo|2|1'],
      "select count(*) from pg_indexes where tablename = 'copies'": ['1'],
    },
  },
} satisfies Scenario
