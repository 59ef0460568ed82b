import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a varchar gets shorter than what a row holds',
  before: () => {
    @Entity()
    class Note {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ length: 50 })
      body!: string
    }
    return [Note]
  },
  after: () => {
    @Entity()
    class Note {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ length: 5 })
      body!: string
    }
    return [Note]
  },
  rows: `insert into note (body) values ('short'), ('much too long')`,
  outcome: {
    blocked: { says: /^1 .*note.*body/, mend: `update note set body = left(body, 5)` },
    keeps: { 'select * from note': ['1|short', '2|much '] },
  },
} satisfies Scenario
