import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a generated column gets another name',
  before: () => {
    @Entity()
    class Parcel {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'integer' })
      grams!: number

      @Column({ type: 'integer', generatedType: 'STORED', asExpression: '"grams" / 1000' })
      kilos!: number
    }
    return [Parcel]
  },
  after: () => {
    @Entity()
    class Parcel {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'integer' })
      grams!: number

      @Column({ type: 'integer', generatedType: 'STORED', asExpression: '"grams" / 1000' })
      kilograms!: number
    }
    return [Parcel]
  },
  rows: `insert into parcel (grams) values (2500)`,
  answers: { renames: ['column:parcel.kilos=kilograms'], unasked: true },
  outcome: { keeps: { 'select * from parcel': ['1|2500|2'] } },
} satisfies Scenario
