import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a unique becomes deferrable',
  before: () => {
    @Entity()
    @Unique('item_place', ['place'])
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'integer' })
      place!: number
    }
    return [Item]
  },
  after: () => {
    @Entity()
    @Unique('item_place', ['place'], { deferrable: 'INITIALLY DEFERRED' })
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'integer' })
      place!: number
    }
    return [Item]
  },
  rows: 'insert into item (place) values (1), (2)',
  outcome: { afterwards: { 'update item set place = 3 - place returning place': ['1', '2'] } },
} satisfies Scenario
