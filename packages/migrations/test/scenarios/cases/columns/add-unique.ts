import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a unique column comes on a table with rows',
  before: () => {
    @Entity()
    class Person {
      @PrimaryGeneratedColumn()
      id!: number
    }
    return [Person]
  },
  after: () => {
    @Entity()
    class Person {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ nullable: true, unique: true })
      mail?: string
    }
    return [Person]
  },
  rows: `insert into person default values; insert into person default values`,
  outcome: { keeps: { 'select * from person': ['1|∅', '2|∅'] } },
} satisfies Scenario
