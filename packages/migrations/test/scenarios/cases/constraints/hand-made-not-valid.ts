import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a check that people added without looking at the rows is left alone',
  before: () => {
    @Entity()
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'integer' })
      stock!: number
    }
    return [Item]
  },
  after: () => {
    @Entity()
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'bigint' })
      stock!: string
    }
    return [Item]
  },
  beside: 'alter table item add constraint later check (stock > 0) not valid',
  rows: '',
  outcome: { keeps: { "select convalidated from pg_constraint where conname = 'later'": ['false'] } },
} satisfies Scenario
