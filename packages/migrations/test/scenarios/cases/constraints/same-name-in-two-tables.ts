import { Check, Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'two tables have a unique and a check of the same name',
  before: () => {
    @Entity()
    @Unique('code_key', ['code'])
    @Check('sane', 'length(code) > 0')
    class Shop {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      code!: string
    }
    @Entity({ schema: 'other' })
    @Unique('code_key', ['code'])
    @Check('sane', 'length(code) > 1')
    class Store {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      code!: string
    }
    return [Shop, Store]
  },
  after: () => {
    @Entity()
    @Unique('code_key', ['code'])
    @Check('sane', 'length(code) > 0')
    class Shop {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      code!: string
    }
    @Entity({ schema: 'other' })
    @Unique('code_key', ['code'])
    @Check('sane', 'length(code) > 1')
    class Store {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      code!: string
    }
    return [Shop, Store]
  },
  outcome: 'no difference',
} satisfies Scenario
