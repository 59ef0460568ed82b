import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

enum Genre {
  crime = 'crime',
  novel = 'novel',
}

export default {
  about: 'one value of an enum becomes a list of them, and back',
  before: () => {
    @Entity()
    class Book {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'enum', enum: Genre, enumName: 'genre' })
      genre!: Genre
    }
    return [Book]
  },
  after: () => {
    @Entity()
    class Book {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'enum', enum: Genre, enumName: 'genre', array: true })
      genre!: Genre[]
    }
    return [Book]
  },
  rows: `insert into book (genre) values ('novel'), ('crime')`,
  answers: { usings: ['book.genre=array[genre]'] },
  outcome: { keeps: { 'select id, genre[1] from book': ['1|novel', '2|crime'] }, maps: ['book.genre'] },
} satisfies Scenario
