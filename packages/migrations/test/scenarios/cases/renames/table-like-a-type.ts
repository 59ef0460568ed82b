import { Check, Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a table gets the name of a type of PostgreSQL, and its columns change under a check',
  before: () => {
    @Entity('order_line')
    @Check('enough', '"amount" > 0')
    class OrderLine {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      amount!: number

      @Column({ type: 'text' })
      point!: string
    }
    return [OrderLine]
  },
  after: () => {
    @Entity('line')
    @Check('enough', '"amount" > 0')
    class Line {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'numeric', precision: 12, scale: 3 })
      amount!: string

      @Column({ type: 'varchar', length: 3 })
      point!: string
    }
    return [Line]
  },
  rows: `insert into order_line (amount, point) values (1, 'a'), (2, 'bcd')`,
  answers: { renames: ['table:order_line=line'] },
  outcome: { keeps: { 'select amount, point from line': ['1.000|a', '2.000|bcd'] } },
} satisfies Scenario
