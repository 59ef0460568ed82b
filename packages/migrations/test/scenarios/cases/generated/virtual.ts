import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a virtual column is asked for, of which TypeORM knows nothing for PostgreSQL',
  before: () => {
    @Entity()
    class Box {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'integer' })
      width!: number
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

      @Column({ type: 'integer', generatedType: 'VIRTUAL', asExpression: 'width * 2', nullable: true })
      twice!: number
    }
    return [Box]
  },
  outcome: { refused: /Column "twice" of Entity "Box" is defined as VIRTUAL/ },
} satisfies Scenario
