import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a foreign key comes, and a row points to nothing',
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
  rows: `insert into author default values; insert into book ("authorId") values (1), (7), (null)`,
  outcome: { blocked: { says: /^1 .*book.*author/, mend: 'update book set "authorId" = null where "authorId" = 7' } },
} satisfies Scenario
