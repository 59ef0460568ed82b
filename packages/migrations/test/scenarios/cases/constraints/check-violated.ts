import { Check, Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a check comes that a row does not pass',
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
    @Check('"stock" >= 0')
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'integer' })
      stock!: number
    }
    return [Item]
  },
  rows: 'insert into item (stock) values (3), (-1)',
  outcome: { blocked: { says: /^1 .*item/, mend: 'update item set stock = 0 where stock < 0' } },
} satisfies Scenario
