import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'one index comes and one goes',
  before: () => {
    @Entity()
    @Index(['a'])
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      a!: string

      @Column()
      b!: string
    }
    return [Item]
  },
  after: () => {
    @Entity()
    @Index(['b'])
    class Item {
      @PrimaryGeneratedColumn()
      id!: number

      @Column()
      a!: string

      @Column()
      b!: string
    }
    return [Item]
  },
  rows: `insert into item (a, b) values ('1', '2')`,
  outcome: {},
} satisfies Scenario
