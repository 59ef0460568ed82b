import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a uuid comes that differs from row to row',
  before: () => {
    @Entity()
    class Person {
      @PrimaryGeneratedColumn()
      id!: number
    }
    return [Person]
  },
  after: () => {
    @Entity()
    class Person {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'uuid', default: () => 'gen_random_uuid()', unique: true })
      token!: string
    }
    return [Person]
  },
  rows: `insert into person select from generate_series(1, 20)`,
  outcome: { keeps: { 'select count(distinct token) from person': ['20'] } },
} satisfies Scenario
