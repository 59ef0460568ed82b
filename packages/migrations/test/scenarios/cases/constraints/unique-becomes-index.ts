import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a unique constraint becomes a unique index of the same column',
  before: () => {
    @Entity()
    @Unique(['code'])
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      code!: string
    }
    return [Item]
  },
  after: () => {
    @Entity()
    @Index(['code'], { unique: true })
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      code!: string
    }
    return [Item]
  },
  rows: `insert into item (code) values ('a')`,
  outcome: {},
} satisfies Scenario
