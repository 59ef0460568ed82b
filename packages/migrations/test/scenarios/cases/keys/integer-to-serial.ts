import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a key of numbers given by hand gets a sequence',
  before: () => {
    @Entity()
    class Invoice {
      @PrimaryColumn({ type: 'integer' })
      id!: number

      @Column({ type: 'text' })
      to!: string
    }
    return [Invoice]
  },
  after: () => {
    @Entity()
    class Invoice {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text' })
      to!: string
    }
    return [Invoice]
  },
  rows: `insert into invoice values (41, 'Ada')`,
  outcome: {
    keeps: { 'select * from invoice': ['41|Ada'] },
    afterwards: { 'insert into invoice ("to") values (\'Grace\') returning id': ['42'] },
  },
} satisfies Scenario
