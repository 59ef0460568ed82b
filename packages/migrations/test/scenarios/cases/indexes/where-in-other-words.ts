import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'the predicate of an index is spelled otherwise',
  before: () => {
    @Entity()
    @Index('some', ['code'], { where: "code IN ('a', 'b') AND open IS TRUE" })
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      code!: string

      @Column()
      open!: boolean
    }
    return [Item]
  },
  after: () => {
    @Entity()
    @Index('some', ['code'], { where: `(("code" in ('a','b')) and ("open" is true))` })
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      code!: string

      @Column()
      open!: boolean
    }
    return [Item]
  },
  outcome: 'no difference',
} satisfies Scenario
