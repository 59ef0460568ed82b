import { Column, Entity, ManyToOne, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a relation goes that every row had to have, and nobody can make up to what it pointed',
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

      @Column()
      title!: string

      @ManyToOne(() => Author, { nullable: false })
      author!: Author
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

      @Column()
      title!: string
    }
    return [Author, Book]
  },
  rows: `insert into author default values; insert into book (title, "authorId") values ('Momo', 1), ('Emil', 1)`,
  outcome: {
    drops: ['book.authorId'],
    keeps: { 'select title from book': ['Momo', 'Emil'] },
    blockedBack: {
      says: /2 rows of book without a value for book."authorId"/,
      mend: 'delete from book',
    },
  },
} satisfies Scenario
