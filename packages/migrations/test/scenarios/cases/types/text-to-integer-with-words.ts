import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a text becomes an integer, and a row holds a word',
  before: () => {
    @Entity()
    class Reading {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text' })
      value!: string
    }
    return [Reading]
  },
  after: () => {
    @Entity()
    class Reading {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'integer' })
      value!: number
    }
    return [Reading]
  },
  rows: `insert into reading (value) values ('42'), ('many')`,
  outcome: {
    blocked: { says: /^1 .*reading.*value/, mend: `update reading set value = '99' where value = 'many'` },
    keeps: { 'select * from reading': ['1|42', '2|99'] },
  },
} satisfies Scenario
