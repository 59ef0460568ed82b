import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'an index becomes unique, and a value occurs three times',
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
  rows: `insert into item (code) values ('a'), ('a'), ('a'), ('b')`,
  outcome: { blocked: { says: /^\d .*item.*code/, mend: `update item set code = 'a' || id where id in (2, 3)` } },
} satisfies Scenario
