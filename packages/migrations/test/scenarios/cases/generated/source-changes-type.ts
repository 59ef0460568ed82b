import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a column changes its type that a generated column is computed from',
  before: () => {
    @Entity()
    class Box {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'integer' })
      width!: number

      @Column({ type: 'bigint', generatedType: 'STORED', asExpression: 'width * 2', nullable: true })
      twice!: string
    }
    return [Box]
  },
  after: () => {
    @Entity()
    class Box {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'bigint' })
      width!: string

      @Column({ type: 'bigint', generatedType: 'STORED', asExpression: 'width * 2', nullable: true })
      twice!: string
    }
    return [Box]
  },
  rows: 'insert into box (width) values (2)',
  outcome: { keeps: { 'select * from box': ['1|2|4'] } },
} satisfies Scenario
