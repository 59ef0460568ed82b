import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'an integer becomes text',
  before: () => {
    @Entity()
    class Part {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'integer' })
      number!: number
    }
    return [Part]
  },
  after: () => {
    @Entity()
    class Part {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text' })
      number!: string
    }
    return [Part]
  },
  rows: `insert into part (number) values (7)`,
  outcome: { keeps: { 'select * from part': ['1|7'] } },
} satisfies Scenario
