import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'an index that people made sorts a column as only its old type can be sorted',
  before: () => {
    @Entity()
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text' })
      code!: string
    }
    return [Item]
  },
  beside: 'create index by_beginning on item (code text_pattern_ops)',
  after: () => {
    @Entity()
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'integer' })
      code!: number
    }
    return [Item]
  },
  rows: `insert into item (code) values ('12')`,
  outcome: { refused: /by_beginning stands on item\.code/, hint: /drop it first/ },
} satisfies Scenario
