import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a column shall have the name of one that people made by hand',
  before: () => {
    @Entity()
    class Product {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      legacy!: string
    }
    return [Product]
  },
  after: () => {
    @Entity()
    class Product {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      code!: string
    }
    return [Product]
  },
  beside: 'alter table product add code integer',
  answers: { renames: ['column:product.legacy=code'] },
  outcome: { refused: /column of that name is there/, hint: /--include-unmanaged/ },
} satisfies Scenario
