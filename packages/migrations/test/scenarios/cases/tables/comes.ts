import { Check, Column, Entity, Index, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a table comes with all that it has',
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
    @Entity({ comment: 'what is sold' })
    @Index(['code'], { unique: true, where: '"code" is not null' })
    @Check('"price" > 0')
    @Unique('shop_place', ['shop', 'place'], { deferrable: 'INITIALLY IMMEDIATE' })
    class Item {
      @PrimaryGeneratedColumn('uuid')
      id!: string

      @Column({ length: 12, nullable: true, comment: "it's optional" })
      code?: string

      @Column({ type: 'numeric', precision: 10, scale: 2, default: 1 })
      price!: string

      @Column({ type: 'enum', enum: ['s', 'm', 'l'], array: true, default: ['s', 'm'] })
      sizes!: string[]

      @Column({ type: 'integer' })
      place!: number

      @ManyToOne(() => Shop, { onDelete: 'CASCADE', nullable: false })
      shop!: Shop
    }
    return [Shop, Item]
  },
  rows: 'insert into shop default values',
  outcome: {
    afterwards: { 'insert into item ("shopId", place) values (1, 2) returning price, sizes::text': ['1.00|{s,m}'] },
  },
} satisfies Scenario
