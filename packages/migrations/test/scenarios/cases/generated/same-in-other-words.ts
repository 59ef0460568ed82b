import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'the expression of a generated column is spelled otherwise',
  before: () => {
    @Entity()
    class Box {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'integer' })
      width!: number

      @Column({
        type: 'integer',
        generatedType: 'STORED',
        asExpression: 'CASE WHEN width BETWEEN 1 AND 5 THEN 1 ELSE 2 END',
        nullable: true,
      })
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

      @Column({
        type: 'integer',
        generatedType: 'STORED',
        asExpression: '(case when ("width">=1 and "width"<=5) then 1 else 2 end)',
        nullable: true,
      })
      size!: number
    }
    return [Box]
  },
  outcome: 'no difference',
} satisfies Scenario
