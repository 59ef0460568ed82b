import { Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'people named keys, uniques, indexes and foreign keys otherwise',
  before: `create table author (id serial constraint author_pkey primary key, mail varchar not null constraint author_mail_unique unique);
create table book (id serial constraint book_pkey primary key, "authorId" integer constraint book_author_fk references author (id), title varchar not null);
create index book_title on book (title);`,
  after: () => {
    @Entity()
    class Author {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ unique: true })
      mail!: string
    }
    @Entity()
    class Book {
      @PrimaryGeneratedColumn()
      id!: number

      @ManyToOne(() => Author)
      author!: Author

      @Index()
      @Column()
      title!: string
    }
    return [Author, Book]
  },
  rows: `insert into author (mail) values ('a@example.org'); insert into book ("authorId", title) values (1, 'Momo')`,
  outcome: { avoids: [/DROP|ADD|CREATE/], keeps: { 'select * from book': ['1|1|Momo'] } },
} satisfies Scenario
