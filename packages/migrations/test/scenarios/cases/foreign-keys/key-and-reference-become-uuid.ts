import { Entity, ManyToOne, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a key of text becomes a uuid together with all that points to it',
  before: () => {
    @Entity()
    class Author {
      @PrimaryColumn({ type: 'text' })
      id!: string
    }
    @Entity()
    class Book {
      @PrimaryGeneratedColumn()
      id!: number

      @ManyToOne(() => Author)
      author!: Author
    }
    return [Author, Book]
  },
  after: () => {
    @Entity()
    class Author {
      @PrimaryColumn({ type: 'uuid' })
      id!: string
    }
    @Entity()
    class Book {
      @PrimaryGeneratedColumn()
      id!: number

      @ManyToOne(() => Author)
      author!: Author
    }
    return [Author, Book]
  },
  rows: `insert into author values ('6f1d3a4e-5b7c-4d7e-8f90-123456789abc'); insert into book ("authorId") values ('6f1d3a4e-5b7c-4d7e-8f90-123456789abc')`,
  outcome: { keeps: { 'select count(*) from book join author on author.id = "authorId"': ['1'] } },
} satisfies Scenario
