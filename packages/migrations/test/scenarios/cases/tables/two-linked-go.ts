import { Entity, ManyToOne, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a table and the one that points to it go',
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
      author!: Author
    }
    @Entity()
    class Town {
      @PrimaryGeneratedColumn()
      id!: number
    }
    return [Author, Book, Town]
  },
  after: () => {
    @Entity()
    class Town {
      @PrimaryGeneratedColumn()
      id!: number
    }
    return [Town]
  },
  rows: 'insert into author default values; insert into book ("authorId") values (1)',
  outcome: { drops: ['author', 'book'] },
} satisfies Scenario
