import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a varchar becomes text',
  before: () => {
    @Entity()
    class Note {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ length: 20 })
      body!: string
    }
    return [Note]
  },
  after: () => {
    @Entity()
    class Note {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text' })
      body!: string
    }
    return [Note]
  },
  rows: `insert into note (body) values ('one'), ('two')`,
  outcome: { keeps: { 'select * from note': ['1|one', '2|two'] } },
} satisfies Scenario
