import { Column, Entity, PrimaryGeneratedColumn, ViewColumn, ViewEntity } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a view shows a column that comes in the same release',
  before: () => {
    @Entity()
    class Book {
      @PrimaryGeneratedColumn()
      id!: number
    }
    @ViewEntity({ expression: 'select id from book' })
    class Shelf {
      @ViewColumn()
      id!: number
    }
    return [Book, Shelf]
  },
  after: () => {
    @Entity()
    class Book {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ default: 'x' })
      title!: string
    }
    @ViewEntity({ expression: 'select id, title from book' })
    class Shelf {
      @ViewColumn()
      id!: number

      @ViewColumn()
      title!: string
    }
    return [Book, Shelf]
  },
  rows: 'insert into book default values',
  outcome: { keeps: { 'select * from shelf': ['1|x'] } },
} satisfies Scenario
