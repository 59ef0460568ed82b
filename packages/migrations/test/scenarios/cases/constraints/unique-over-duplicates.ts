import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a unique comes over values that occur twice',
  before: () => {
    @Entity()
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ nullable: true })
      code?: string
    }
    return [Item]
  },
  after: () => {
    @Entity()
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ nullable: true, unique: true })
      code?: string
    }
    return [Item]
  },
  rows: `insert into item (code) values ('a'), ('a'), (null), (null)`,
  outcome: {
    blocked: { says: /^\d .*item.*code/, mend: `update item set code = 'b' where id = 2` },
    keeps: { 'select * from item': ['1|a', '2|b', '3|∅', '4|∅'] },
  },
} satisfies Scenario
