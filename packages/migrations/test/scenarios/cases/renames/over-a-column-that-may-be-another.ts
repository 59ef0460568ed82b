import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a column takes the name of one that may have another one, and that is asked by the name that it has',
  before: () => {
    @Entity()
    class Product {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      code!: string

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
      codes!: string

      @Column()
      code!: string
    }
    return [Product]
  },
  answers: { renames: ['column:product.legacy=code'] },
  outcome: { refused: /1 difference looks like a rename/, hint: /column:product\.code=codes,/ },
} satisfies Scenario
