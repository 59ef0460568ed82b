import { Entity, ManyToOne, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'what happens to books when their author goes changes',
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

      @ManyToOne(() => Author, { onDelete: 'CASCADE', onUpdate: 'CASCADE' })
      author?: Author
    }
    return [Author, Book]
  },
  rows: `insert into author default values; insert into book ("authorId") values (1)`,
  outcome: { afterwards: { 'delete from author returning id': ['1'] } },
} satisfies Scenario
