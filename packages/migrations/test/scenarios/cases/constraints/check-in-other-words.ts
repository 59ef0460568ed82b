import { Check, Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a check is spelled otherwise, which gives it another name in TypeORM',
  before: () => {
    @Entity()
    @Check(`"kind" IN ('a','b') AND length("kind") BETWEEN 1 AND 3`)
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      kind!: string
    }
    return [Item]
  },
  after: () => {
    @Entity()
    @Check(`kind in ('a', 'b') and (length(kind) >= 1 and length(kind) <= 3)`)
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      kind!: string
    }
    return [Item]
  },
  rows: `insert into item (kind) values ('a')`,
  outcome: { avoids: [/DROP|ADD/] },
} satisfies Scenario
