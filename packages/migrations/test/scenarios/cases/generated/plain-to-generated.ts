import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a plain column becomes a generated one',
  before: () => {
    @Entity()
    class Box {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'integer' })
      width!: number

      @Column({ type: 'integer', nullable: true })
      twice!: number
    }
    return [Box]
  },
  after: () => {
    @Entity()
    class Box {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'integer' })
      width!: number

      @Column({ type: 'integer', generatedType: 'STORED', asExpression: 'width * 2', nullable: true })
      twice!: number
    }
    return [Box]
  },
  rows: 'insert into box (width, twice) values (2, 17)',
  outcome: { drops: ['box.twice'], keeps: { 'select * from box': ['1|2|4'] } },
} satisfies Scenario
