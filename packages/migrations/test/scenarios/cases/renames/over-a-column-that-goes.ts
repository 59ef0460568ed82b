import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a column takes the name of one that goes',
  before: () => {
    @Entity()
    @Unique(['code'])
    @Unique(['legacy'])
    class Product {
      @PrimaryGeneratedColumn()
      id!: number

      @Index()
      @Column({ comment: 'of the supplier' })
      code!: string

      @Index()
      @Column({ type: 'integer', comment: 'ours' })
      legacy!: number
    }
    return [Product]
  },
  after: () => {
    @Entity()
    @Unique(['code'])
    class Product {
      @PrimaryGeneratedColumn()
      id!: number

      @Index()
      @Column({ type: 'integer', comment: 'ours' })
      code!: number
    }
    return [Product]
  },
  beside: `create view codes as select id, legacy from product`,
  rows: `insert into product (code, legacy) values ('a', 1), ('b', 2)`,
  answers: { renames: ['column:product.legacy=code'], unasked: true },
  outcome: {
    keeps: { 'select code from product': ['1', '2'], 'select legacy from codes': ['1', '2'] },
    drops: ['product.code'],
    writes: [/RENAME CONSTRAINT "UQ/, /ALTER INDEX "IDX/],
    avoids: [/ADD CONSTRAINT|CREATE INDEX/],
  },
} satisfies Scenario
