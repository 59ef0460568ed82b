import { Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a foreign key gets a name',
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

      @ManyToOne(() => Author)
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

      @ManyToOne(() => Author)
      @JoinColumn({ foreignKeyConstraintName: 'book_author' })
      author?: Author
    }
    return [Author, Book]
  },
  rows: 'insert into author default values; insert into book ("authorId") values (1)',
  outcome: { avoids: [/DROP|ADD/] },
} satisfies Scenario
