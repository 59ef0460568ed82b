import { Entity, Index, ManyToOne, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a relation goes, with its column, its index and its foreign key',
  before: () => {
    @Entity()
    class Author {
      @PrimaryGeneratedColumn()
      id!: number
    }
    @Entity()
    class Book {
      @PrimaryGeneratedColumn()
      id!: number

      @Index()
      @ManyToOne(() => Author, { nullable: true })
      author?: Author
    }
    return [Author, Book]
  },
  after: () => {
    @Entity()
    class Author {
      @PrimaryGeneratedColumn()
      id!: number
    }
    @Entity()
    class Book {
      @PrimaryGeneratedColumn()
      id!: number
    }
    return [Author, Book]
  },
  rows: 'insert into author default values; insert into book ("authorId") values (1)',
  outcome: { drops: ['book.authorId'] },
} satisfies Scenario
