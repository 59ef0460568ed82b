import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a generated column is computed in another way, under an index',
  before: () => {
    @Entity()
    class Box {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'integer' })
      width!: number

      @Column({ type: 'integer' })
      height!: number

      @Index()
      @Column({ type: 'integer', generatedType: 'STORED', asExpression: 'width * height', nullable: true })
      size!: number
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

      @Index()
      @Column({ type: 'integer', generatedType: 'STORED', asExpression: 'width + height', nullable: true })
      size!: number
    }
    return [Box]
  },
  rows: 'insert into box (width, height) values (2, 3)',
  outcome: { maps: ['box.size'], keeps: { 'select * from box': ['1|2|3|5'] } },
} satisfies Scenario
