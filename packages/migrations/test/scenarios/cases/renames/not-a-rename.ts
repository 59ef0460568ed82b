import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a fax number goes and a website comes, which is not the same',
  before: () => {
    @Entity()
    class Shop {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ nullable: true })
      fax?: string
    }
    return [Shop]
  },
  after: () => {
    @Entity()
    class Shop {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ nullable: true })
      web?: string
    }
    return [Shop]
  },
  rows: `insert into shop (fax) values ('0123 456')`,
  answers: { renames: ['none'] },
  outcome: { drops: ['shop.fax'], keeps: { 'select * from shop': ['1|∅'] } },
} satisfies Scenario
