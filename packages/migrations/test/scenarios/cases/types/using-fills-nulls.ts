import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'the expression that changes a type makes something of null, which is not allowed any more',
  before: () => {
    @Entity()
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text', nullable: true })
      count?: string
    }
    return [Item]
  },
  after: () => {
    @Entity()
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      count!: number
    }
    return [Item]
  },
  rows: `insert into item (count) values ('1'), (null)`,
  answers: { usings: [`item.count=coalesce(count, '0')::int`] },
  outcome: { keeps: { 'select count from item': ['0', '1'] }, changes: ['item.count'] },
} satisfies Scenario
