import { Column, Entity, ManyToOne, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a table gets another name while a foreign key of another table points to it',
  before: () => {
    @Entity()
    class Author {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      name!: string
    }
    @Entity()
    class Book {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      title!: string

      @ManyToOne(() => Author)
      author!: Author
    }
    return [Author, Book]
  },
  after: () => {
    @Entity()
    class Writer {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      name!: string
    }
    @Entity()
    class Book {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      title!: string

      @ManyToOne(() => Writer)
      author!: Writer
    }
    return [Writer, Book]
  },
  rows: `insert into author (name) values ('Ursula'); insert into book (title, "authorId") values ('The Dispossessed', 1)`,
  answers: { renames: ['table:author=writer'] },
  outcome: {
    keeps: { 'select b.title, w.name from book b join writer w on w.id = b."authorId"': ['The Dispossessed|Ursula'] },
    avoids: [/CREATE|DROP TABLE/],
  },
} satisfies Scenario
