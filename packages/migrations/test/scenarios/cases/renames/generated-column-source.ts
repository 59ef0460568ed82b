import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a column gets another name that a generated column is computed from',
  before: () => {
    @Entity()
    class Parcel {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'integer' })
      grams!: number

      @Column({ type: 'numeric', generatedType: 'STORED', asExpression: '"grams" / 1000.0' })
      kilograms!: string
    }
    return [Parcel]
  },
  after: () => {
    @Entity()
    class Parcel {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'integer' })
      weight!: number

      @Column({ type: 'numeric', generatedType: 'STORED', asExpression: '"weight" / 1000.0' })
      kilograms!: string
    }
    return [Parcel]
  },
  rows: `insert into parcel (grams) values (1500)`,
  answers: { renames: ['column:parcel.grams=weight'] },
  outcome: { keeps: { 'select id, weight, kilograms::float from parcel': ['1|1500|1.5'] }, avoids: [/DROP|ADD/] },
} satisfies Scenario
