import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a schema is named that was meant anyway',
  before: () => {
    @Entity()
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'enum', enum: ['a'] })
      kind!: string

      @Column({ type: 'integer', generatedType: 'STORED', asExpression: '1 + 1' })
      two!: number
    }
    return [Item]
  },
  after: () => {
    @Entity({ schema: 'public' })
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'enum', enum: ['a'] })
      kind!: string

      @Column({ type: 'integer', generatedType: 'STORED', asExpression: '1 + 1' })
      two!: number
    }
    return [Item]
  },
  rows: `insert into item (kind) values ('a')`,
  outcome: 'no difference',
} satisfies Scenario
