import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'the predicate of an index differs in the case of a letter',
  before: () => {
    @Entity()
    @Index('some', ['code'], { where: "code = 'X'" })
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      code!: string
    }
    return [Item]
  },
  after: () => {
    @Entity()
    @Index('some', ['code'], { where: "code = 'x'" })
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      code!: string
    }
    return [Item]
  },
  outcome: {},
} satisfies Scenario
