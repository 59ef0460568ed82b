import { Column, Entity, PrimaryGeneratedColumn, ViewColumn, ViewEntity } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a view goes',
  before: () => {
    @Entity()
    class Book {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      title!: string
    }
    @ViewEntity({ expression: 'select title from book' })
    class Shelf {
      @ViewColumn()
      title!: string
    }
    return [Book, Shelf]
  },
  after: () => {
    @Entity()
    class Book {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      title!: string
    }
    return [Book]
  },
  rows: `insert into book (title) values ('Momo')`,
  outcome: { keeps: { "select to_regclass('shelf') is null as gone": ['true'] } },
} satisfies Scenario
