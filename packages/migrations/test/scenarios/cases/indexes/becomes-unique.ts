import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'an index becomes unique',
  before: () => {
    @Entity()
    @Index(['code'])
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
  rows: `insert into item (code) values ('a'), ('b')`,
  outcome: {},
} satisfies Scenario
