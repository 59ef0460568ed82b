import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'the data source has another default schema, and an enum lives in it',
  before: () => {
    @Entity()
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'enum', enum: ['a', 'b'], default: 'a' })
      kind!: string
    }

    return { entities: [Item], schema: 'app' }
  },
  after: () => {
    @Entity()
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'enum', enum: ['a', 'b', 'c'], default: 'a' })
      kind!: string
    }

    return { entities: [Item], schema: 'app' }
  },
  rows: `insert into app.item (kind) values ('b')`,
  outcome: { keeps: { 'select * from app.item': ['1|b'] } },
} satisfies Scenario
