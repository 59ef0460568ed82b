import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'an array of integers becomes one of texts',
  before: () => {
    @Entity()
    class Poll {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'integer', array: true, default: [] })
      votes!: number[]
    }
    return [Poll]
  },
  after: () => {
    @Entity()
    class Poll {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text', array: true, default: [] })
      votes!: string[]
    }
    return [Poll]
  },
  rows: `insert into poll (votes) values ('{1,2}')`,
  outcome: { keeps: { 'select votes[2], votes is distinct from null from poll': ['2|true'] } },
} satisfies Scenario
