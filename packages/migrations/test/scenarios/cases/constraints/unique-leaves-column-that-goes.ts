import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a unique constraint goes from a column that is dropped to another one, and keeps its name',
  before: () => {
    @Entity()
    @Unique('one_of_each', ['code'])
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      code!: string

      @Column({ nullable: true })
      number?: string
    }
    return [Item]
  },
  after: () => {
    @Entity()
    @Unique('one_of_each', ['number'])
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ nullable: true })
      number?: string
    }
    return [Item]
  },
  rows: `insert into item (code, number) values ('a', '1'), ('b', '2')`,
  outcome: { drops: ['item.code'], keeps: { 'select number from item': ['1', '2'] } },
} satisfies Scenario
