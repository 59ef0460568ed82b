import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'

import type { Scenario } from '../../scenario.ts'

export default {
  about: 'a default of an array is given as a list or as a text',
  before: () => {
    @Entity()
    class Odd {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'integer', array: true, default: [1, 2] })
      a!: number[]

      @Column({ type: 'text', array: true, default: [] })
      b!: string[]
    }
    return [Odd]
  },
  after: () => {
    @Entity()
    class Odd {
      @PrimaryGeneratedColumn()
      id!: number

      @Column({ type: 'integer', array: true, default: '{1,2}' })
      a!: number[]

      @Column({ type: 'text', array: true, default: () => "'{}'" })
      b!: string[]
    }
    return [Odd]
  },
  outcome: 'no difference',
} satisfies Scenario
