import { Column, Entity, ManyToOne, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a table comes in a schema that is not there',
  before: () => {
    @Entity()
    class Shop {
      @PrimaryGeneratedColumn()
      id!: number
    }
    return [Shop]
  },
  after: () => {
    @Entity()
    class Shop {
      @PrimaryGeneratedColumn()
      id!: number
    }
    @Entity({ schema: 'audit' })
    class Entry {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'enum', enum: ['in', 'out'] })
      kind!: string

      @ManyToOne(() => Shop)
      shop!: Shop
    }
    return [Shop, Entry]
  },
  rows: 'insert into shop default values',
  outcome: {},
} satisfies Scenario
