import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'three columns pass their names on',
  before: () => {
    @Entity()
    class Podium {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      first!: string

      @Column({ type: 'text' })
      second!: string

      @Column({ length: 9 })
      third!: string
    }
    return [Podium]
  },
  after: () => {
    @Entity()
    class Podium {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      second!: string

      @Column({ type: 'text' })
      third!: string

      @Column({ length: 9 })
      first!: string
    }
    return [Podium]
  },
  rows: `insert into podium (first, second, third) values ('a', 'b', 'c')`,
  answers: {
    renames: ['column:podium.first=second', 'column:podium.second=third', 'column:podium.third=first'],
    unasked: true,
  },
  outcome: { keeps: { 'select first, second, third from podium': ['c|a|b'] } },
} satisfies Scenario
