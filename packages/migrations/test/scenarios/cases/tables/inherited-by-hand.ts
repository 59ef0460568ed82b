import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a table that others inherit from by hand gets a column',
  before: () => {
    @Entity()
    class Animal {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      name!: string
    }
    return [Animal]
  },
  after: () => {
    @Entity()
    class Animal {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      name!: string

      @Column({ type: 'integer', default: 4 })
      legs!: number
    }
    return [Animal]
  },
  beside: 'create table bird (wings int) inherits (animal)',
  rows: `insert into animal (name) values ('cat'); insert into bird (name, wings) values ('owl', 2)`,
  outcome: { keeps: { 'select name, legs from animal': ['cat|4', 'owl|4'] } },
} satisfies Scenario
