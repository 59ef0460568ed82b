import { Column, Entity, PrimaryGeneratedColumn, ViewColumn, ViewEntity } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a view is spelled otherwise',
  before: () => {
    @Entity()
    class Book {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      title!: string
    }
    @ViewEntity({ expression: "SELECT b.id, b.title FROM book b WHERE b.title IN ('a','b') ORDER BY b.id" })
    class Shelf {
      @ViewColumn()
      id!: number

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
    @ViewEntity({
      expression: `select "b"."id", "b"."title"\n from "book" "b"  where ("b"."title" in ('a', 'b')) order by "b"."id";`,
    })
    class Shelf {
      @ViewColumn()
      id!: number

      @ViewColumn()
      title!: string
    }
    return [Book, Shelf]
  },
  outcome: 'no difference',
} satisfies Scenario
