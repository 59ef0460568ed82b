import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a foreign key comes, and all rows have what they point to',
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

      @Column({ type: 'integer', nullable: true })
      authorId?: number
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

      @Column({ type: 'integer', nullable: true })
      authorId?: number

      @ManyToOne(() => Author)
      @JoinColumn({ name: 'authorId' })
      author?: Author
    }
    return [Author, Book]
  },
  rows: `insert into author default values; insert into book ("authorId") values (1), (null)`,
  outcome: { keeps: { 'select * from book': ['1|1', '2|∅'] } },
} satisfies Scenario
