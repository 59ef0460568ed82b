import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a varchar gets shorter, and all rows are short enough',
  before: () => {
    @Entity()
    class Note {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ length: 50, default: 'x' })
      body!: string
    }
    return [Note]
  },
  after: () => {
    @Entity()
    class Note {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ length: 10, default: 'x' })
      body!: string
    }
    return [Note]
  },
  rows: `insert into note (body) values ('one')`,
  outcome: { keeps: { 'select * from note': ['1|one'] } },
} satisfies Scenario
