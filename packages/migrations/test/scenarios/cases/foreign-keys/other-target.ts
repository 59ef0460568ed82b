import { Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a foreign key points to another table',
  before: () => {
    @Entity()
    class Author {
      @PrimaryGeneratedColumn()
      id!: number
    }
    @Entity()
    class Person {
      @PrimaryGeneratedColumn()
      id!: number
    }
    @Entity()
    class Book {
      @PrimaryGeneratedColumn()
      id!: number

      @ManyToOne(() => Author)
      @JoinColumn({ foreignKeyConstraintName: 'book_writer' })
      writer?: Author
    }
    return [Author, Person, Book]
  },
  after: () => {
    @Entity()
    class Author {
      @PrimaryGeneratedColumn()
      id!: number
    }
    @Entity()
    class Person {
      @PrimaryGeneratedColumn()
      id!: number
    }
    @Entity()
    class Book {
      @PrimaryGeneratedColumn()
      id!: number

      @ManyToOne(() => Person)
      @JoinColumn({ foreignKeyConstraintName: 'book_writer' })
      writer?: Person
    }
    return [Author, Person, Book]
  },
  rows: 'insert into author default values; insert into person default values; insert into book ("writerId") values (1)',
  outcome: {
    keeps: { "select confrelid::regclass::text from pg_constraint where conname = 'book_writer'": ['person'] },
  },
} satisfies Scenario
