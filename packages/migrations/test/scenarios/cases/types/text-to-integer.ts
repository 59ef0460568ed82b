import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a text of digits becomes an integer',
  before: () => {
    @Entity()
    class Reading {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text', default: '0' })
      value!: string
    }
    return [Reading]
  },
  after: () => {
    @Entity()
    class Reading {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'integer', default: 0 })
      value!: number
    }
    return [Reading]
  },
  rows: `insert into reading (value) values ('42')`,
  outcome: { keeps: { 'select * from reading': ['1|42'] }, avoids: [/DROP COLUMN/] },
} satisfies Scenario
