import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a table and a column with quotes, spaces and capitals get names that are no better',
  before: () => {
    @Entity('Order "x"')
    class Order {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ name: 'the "sum";--' })
      sum!: string
    }
    return [Order]
  },
  after: () => {
    @Entity("select'")
    class Order {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ name: 'user.name = \\ $1' })
      sum!: string
    }
    return [Order]
  },
  rows: `insert into "Order ""x""" ("the ""sum"";--") values ('12')`,
  answers: { renames: ['table:"Order ""x"""="select\'"', 'column:"Order ""x"""."the ""sum"";--"="user.name = \\ $1"'] },
  outcome: { keeps: { 'select * from "select\'"': ['1|12'] } },
} satisfies Scenario
