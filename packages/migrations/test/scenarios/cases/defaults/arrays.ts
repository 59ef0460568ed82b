import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'defaults of arrays are the same in every spelling',
  before: () => {
    @Entity()
    class Odd {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text', array: true, default: [] })
      a!: string[]

      @Column({ type: 'integer', array: true, default: [1, 2] })
      b!: number[]

      @Column({ type: 'text', array: true, default: ['a, b', 'c "d"'] })
      c!: string[]

      @Column({ type: 'boolean', array: true, default: [true, false] })
      d!: boolean[]
    }
    return [Odd]
  },
  after: () => {
    @Entity()
    class Odd {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'text', array: true, default: () => 'ARRAY[]::text[]' })
      a!: string[]

      @Column({ type: 'integer', array: true, default: '{1,2}' })
      b!: number[]

      @Column({ type: 'text', array: true, default: () => `'{"a, b","c \\\\"d\\\\""}'` })
      c!: string[]

      @Column({ type: 'boolean', array: true, default: () => `'{t,f}'` })
      d!: boolean[]
    }
    return [Odd]
  },
  outcome: 'no difference',
  unsolved: 'an array that is built and one that is read are two expressions',
} satisfies Scenario
