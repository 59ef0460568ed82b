import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about:
    'a column that may be null gets a default, and is computed with at once, while an index comes for which others shall not wait',
  before: () => {
    @Entity()
    class Box {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'int' })
      width!: number

      @Column({ type: 'int', nullable: true })
      height!: number

      @Column({ type: 'int', generatedType: 'STORED', asExpression: 'width * 2' })
      area!: number
    }
    return [Box]
  },
  after: () => {
    @Entity()
    class Box {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'int' })
      width!: number

      @Column({ type: 'int', default: 1 })
      height!: number

      @Index()
      @Column({ type: 'bigint', generatedType: 'STORED', asExpression: 'width * height' })
      area!: string
    }
    return [Box]
  },
  rows: 'insert into box (width, height) values (2, 3), (4, null)',
  outcome: {
    blocked: {
      says: /^1 with null in box\.height, which becomes NOT NULL/,
      mend: 'update box set height = 5 where height is null',
    },
    keeps: { 'select width, height, area from box': ['2|3|6', '4|5|20'] },
  },
} satisfies Scenario
