import { Entity, ManyToOne, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a serial key becomes a bigint, with the foreign keys that point to it',
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
    return [Author, Book]
  },
  after: () => {
    @Entity()
    class Author {
      @PrimaryGeneratedColumn({ type: 'bigint' })
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
  rows: `insert into author default values; insert into author default values; insert into book ("authorId") values (2)`,
  outcome: { keeps: { 'select * from book': ['1|2'] }, afterwards: { "select nextval('author_id_seq')": ['3'] } },
} satisfies Scenario
