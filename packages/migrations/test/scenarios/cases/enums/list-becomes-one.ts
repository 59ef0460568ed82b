import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a list of values of an enum becomes one value, where some lists hold more and some none',
  before: () => {
    @Entity()
    class Book {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'enum', enum: ['crime', 'novel'], enumName: 'genre', array: true })
      genre!: string[]
    }
    return [Book]
  },
  after: () => {
    @Entity()
    class Book {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'enum', enum: ['crime', 'novel'], enumName: 'genre' })
      genre!: string
    }
    return [Book]
  },
  rows: `insert into book (genre) values ('{novel}'), ('{crime,novel}'), ('{}')`,
  answers: { usings: ['book.genre=genre[1]'] },
  outcome: {
    blocked: {
      says: /^1 in book\.genre that do not become genre/,
      mend: 'delete from book where cardinality(genre) = 0',
    },
    keeps: { 'select id, genre from book': ['1|novel', '2|crime'] },
    changes: ['book.genre'],
  },
} satisfies Scenario
