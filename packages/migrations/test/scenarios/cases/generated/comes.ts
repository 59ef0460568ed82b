import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a generated column comes and is filled',
  before: () => {
    @Entity()
    class Box {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'integer' })
      width!: number

      @Column({ type: 'integer' })
      height!: number
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

      @Column({ type: 'integer' })
      height!: number

      @Column({ type: 'integer', generatedType: 'STORED', asExpression: 'width * height', nullable: true })
      area!: number
    }
    return [Box]
  },
  rows: 'insert into box (width, height) values (2, 3)',
  outcome: { keeps: { 'select * from box': ['1|2|3|6'] } },
} satisfies Scenario
